"""The folders that templates come from."""

from collections import deque
from collections.abc import Iterator
from itertools import islice
from os import scandir
from pathlib import Path
from typing import NamedTuple

PARTS = ("documents", "looks", "wording")
"""Folders of what makes documents."""
MOST_ENTRIES = 2_000
"""Files and folders that are looked at in a folder of the user's."""


class TemplateFolders(NamedTuple):
    """The built-in templates, and the user's that take their place."""

    builtin: Path
    """Holds `documents/`, `looks/` and `wording/`."""
    own: Path | None = None
    """Laid out like the built-in folder; a file of the same path takes the place of the built-in one."""

    def within(self, *parts: str) -> tuple[Path, ...]:
        """Return the folder at `parts` in each of the folders, the user's first."""
        return tuple(root.joinpath(*parts) for root in (self.own, self.builtin) if root is not None)

    def templates(self) -> tuple[str, ...]:
        """Return the paths of the built-in templates."""
        return tuple(path for path in self._builtin_files() if path.endswith(".j2"))

    def replaced(self) -> tuple[str, ...]:
        """Return the paths of the built-in files that files of the user's take the place of."""
        if self.own is None:
            return ()
        return tuple(path for path in self._builtin_files() if (self.own / path).is_file())

    def strays(self, most: int = 3) -> tuple[str, ...]:
        """Return a few templates in the user's folder, found without going through all of a large one."""
        if self.own is None:
            return ()
        found = (entry.relative_to(self.own).as_posix() for entry in _entries(self.own) if entry.suffix == ".j2")
        return tuple(sorted(islice(found, most)))

    def _builtin_files(self) -> Iterator[str]:
        for part in PARTS:
            for path in sorted((self.builtin / part).rglob("*")):
                if path.is_file():
                    yield path.relative_to(self.builtin).as_posix()


def _entries(folder: Path) -> Iterator[Path]:
    """Yield what stands in a folder and below it, MOST_ENTRIES at most; the nearest first."""
    folders, seen = deque([folder]), 0
    while folders:
        try:
            with scandir(folders.popleft()) as inside:
                entries = sorted(islice(inside, MOST_ENTRIES - seen), key=lambda entry: entry.name)
        except OSError:
            continue
        seen += len(entries)
        for entry in entries:
            yield Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                folders.append(Path(entry.path))
