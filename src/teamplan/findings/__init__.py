"""What checks make, sources place and reports print."""
