"""Plan → `Proposal` (chapters, tables, charts; no format) → documents."""
