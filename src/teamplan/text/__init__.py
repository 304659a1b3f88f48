"""Text as it stands on a screen or a page: width, lines, trees, visible signs, near misses, words to look for in it."""
