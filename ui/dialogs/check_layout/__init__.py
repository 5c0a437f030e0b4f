"""Judge a document by the prescribed layout and have it commented or mended."""
