"""What the program is, its version and licences."""
