"""The calendar: a month with lunar days, holidays, anniversaries and what falls due."""
