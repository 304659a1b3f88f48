"""Who wears which hats, and which must not meet in one person."""
