"""Files → models, remembering where each value stood."""
