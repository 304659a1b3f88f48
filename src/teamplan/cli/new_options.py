"""What the user typed after `teamplan new`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NewOptions:
    """What the user typed."""

    stage: str | None
    size: str | None
    model: str | None
    platforms: tuple[str, ...]
    live: bool | None
    source: str | None
    template: str | None
    settings: tuple[str, ...]
    output: str
    render: str | None
    catalog: str | None
    force: bool
    quiet: bool

    @property
    def says_nothing(self) -> bool:
        """Whether nothing is said of the company."""
        said = (self.stage, self.size, self.model, self.source, self.template, self.live)
        return all(value is None for value in said) and not self.platforms and not self.settings
