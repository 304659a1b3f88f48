"""Rules about roles, practices, figures and structures."""
