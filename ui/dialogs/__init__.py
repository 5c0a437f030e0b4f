"""One folder a dialog: it shows and takes in values; the window calls the service with them."""
