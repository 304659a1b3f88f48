"""A selection of files → findings."""
