"""Rules about what a catalog says: roles, practices, figures, structures. Some hold for plans and briefs, too."""
