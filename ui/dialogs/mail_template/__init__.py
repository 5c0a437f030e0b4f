"""The text of the letter that goes with a tracker."""
