"""The nouns: frozen models without I/O and without a clock."""
