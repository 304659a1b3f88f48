"""Rules about seats, reporting lines, work and money of a plan. Some hold for structures and roles, too."""
