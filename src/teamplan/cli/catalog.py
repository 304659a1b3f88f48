"""The catalog that a command works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teamplan.cli.speaker import Speaker
    from teamplan.model.catalog import Catalog


def open_catalog(folder: str | None, speaker: Speaker) -> Catalog:
    """Return the built-in catalog, or the one in `folder` laid over it, and tell what is odd about the folder."""
    from teamplan.usecases.reading import read_catalog

    read = read_catalog(folder)
    for note in read.notes:
        speaker.tell(note)
    return read.catalog
