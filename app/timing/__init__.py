"""Phrases such as "trước ngày 15 hằng tháng" -> Timing, by a table of rules that carry their own examples."""
