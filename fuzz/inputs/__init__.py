"""Inputs made from dice: bytes, texts, YAML, records, plans, arguments and templates."""
