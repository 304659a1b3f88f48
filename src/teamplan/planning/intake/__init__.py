"""What a brief means, which roles it asks for, and which briefs are refused."""
