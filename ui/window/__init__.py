"""Puts the views together, opens dialogs on request, and calls the services with what they return."""
