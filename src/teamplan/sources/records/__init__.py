"""Data → models, and what is wrong with it in words."""
