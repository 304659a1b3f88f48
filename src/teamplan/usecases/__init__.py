"""What a command does, without printing: plans, documents, findings, explanations."""
