"""The chapters of the proposal, one module each."""
