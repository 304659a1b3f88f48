"""Files that are written: sealed, whole or not at all, never over somebody's edits."""
