"""Drivers and staffing rules → the work of every role."""
