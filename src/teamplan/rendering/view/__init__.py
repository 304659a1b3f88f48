"""The plan as a reader asks of it: facts for one audience, without words of their own."""
