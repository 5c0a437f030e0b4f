"""The single checks of the layout checker, by what they look at."""
