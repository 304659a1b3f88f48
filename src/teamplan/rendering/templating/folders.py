"""The folders that templates come from."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class TemplateFolders:
    """The built-in templates, and the user's that take their place."""

    builtin: Path
    """Holds `documents/`, `looks/` and `wording/`."""
    own: Path | None = None
    """Laid out like the built-in folder; a file of the same path takes the place of the built-in one."""

    def within(self, *parts: str) -> tuple[Path, ...]:
        """Return the folder at `parts` in each of the folders, the user's first."""
        return tuple(root.joinpath(*parts) for root in (self.own, self.builtin) if root is not None)

    def replaced(self) -> tuple[str, ...]:
        """Return the paths of the built-in templates that files of the user's take the place of."""
        if self.own is None:
            return ()
        mine = (path.relative_to(self.own) for path in self.own.rglob("*") if path.is_file())
        return tuple(sorted(path.as_posix() for path in mine if (self.builtin / path).is_file()))
