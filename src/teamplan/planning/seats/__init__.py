"""The sequence of hires and its layers of leadership."""
