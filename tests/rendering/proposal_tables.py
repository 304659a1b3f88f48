"""Every table of a proposal."""

from __future__ import annotations

from collections.abc import Iterator

from teamplan.rendering.document.blocks import Proposal, Table


def tables_of(proposal: Proposal) -> Iterator[Table]:
    """Every table, in reading order."""
    for chapter in proposal.chapters:
        yield from (block for block in chapter.blocks if isinstance(block, Table))
        pending = list(reversed(chapter.sections))
        while pending:
            section = pending.pop()
            yield from (block for block in section.blocks if isinstance(block, Table))
            pending.extend(reversed(section.sections))
