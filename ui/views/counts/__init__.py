"""The four-way count of a period by unit, section, plan, overseer and part of the period."""
