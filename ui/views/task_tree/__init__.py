"""The task tree of a plan: headings and tasks with units, deadline and how far each is."""
