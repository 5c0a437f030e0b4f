"""The office's own template: checked, cleaned and filled in the reader's child process; no text of it is ever run as code."""
