"""Replies of units as they come: workbooks, and the mails and archives that carry them."""
