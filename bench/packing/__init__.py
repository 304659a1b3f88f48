"""The fewest people for a demand, by exact search."""
