"""The document as data: chapters, sections and blocks that know no format."""
