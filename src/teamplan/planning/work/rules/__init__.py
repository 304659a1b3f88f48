"""Staffing rules, one module a rule: the work that it gives, why, and what it refers to."""
