"""Rules about briefs."""
