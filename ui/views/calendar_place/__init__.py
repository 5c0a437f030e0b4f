"""The place "Lịch": month, week, agenda and year, with all that stands on each day."""
