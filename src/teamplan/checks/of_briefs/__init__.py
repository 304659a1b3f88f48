"""Rules about what a brief says of a company, alone or within a plan."""
