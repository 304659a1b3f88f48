"""(Catalog, Brief) → Plan; pure functions."""
