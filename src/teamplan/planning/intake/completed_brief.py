"""A brief of which everything is known that a plan depends on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from teamplan.model.brief import Brief
from teamplan.model.terms import BusinessModel


class CompletedBrief(Brief):
    """A brief with model, platforms, live and self-fulfilment settled; the size follows from the work."""

    model: BusinessModel
    platforms: tuple[str, ...]
    live: bool
    self_fulfilment: bool

    @classmethod
    def completing(cls, brief: Brief, settled: Mapping[str, object]) -> Self:
        """Return `brief` with what was `settled`; raises ValidationError where something is still open."""
        return cls.model_validate(_said(brief) | dict(settled))

    def as_brief(self, size: int) -> Brief:
        """Return the brief as a plan of `size` people keeps it."""
        return Brief.model_validate(_said(self) | {"size": size})


def _said(brief: Brief) -> dict[str, object]:
    return {name: getattr(brief, name) for name in Brief.model_fields if name in brief.model_fields_set}
