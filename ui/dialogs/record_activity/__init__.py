"""Activities and inspections: the list, and the form of one."""
