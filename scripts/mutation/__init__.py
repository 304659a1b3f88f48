"""A sample of small changes to the program, each of which some test should notice."""
