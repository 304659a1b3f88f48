"""A folder of templates → the catalog."""
