"""Plan → one document of typed blocks for one audience → bytes of each format."""
