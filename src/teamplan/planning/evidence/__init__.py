"""What comparable published teams and the money say of a team, beside its work."""
