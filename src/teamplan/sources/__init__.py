"""Files → models, remembering where each value stood; and files that are written."""
