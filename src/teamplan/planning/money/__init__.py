"""What the people cost."""
