"""The planner against the teams that practitioners published, each planned without its own family in the catalog."""
