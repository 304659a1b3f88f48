"""One rule a module; pure."""
