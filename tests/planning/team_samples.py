"""Published teams made for tests: each differs from a plain one in what is said."""

from __future__ import annotations

from typing import Any

from teamplan.model.evidence import PublishedTeam
from teamplan.model.terms import BusinessModel, Stage
from teamplan.planning.evidence.peers import Situation

SHOP = Situation(stage=Stage.GROWTH, model=BusinessModel.B2C, live=False, platforms=("淘宝",), size=10)


def team(name: str = "same", family: str = "one", kind: str = "press", **said: Any) -> PublishedTeam:
    """Return a team that is the same as `SHOP` in everything but what is `said`."""
    plain = {
        "id": name,
        "source": {"kind": kind, "family": family, "title": "甲"},
        "stage": "growth",
        "model": "b2c",
        "platforms": ["淘宝"],
        "live": False,
        "size": [10, 10],
        "completeness": "full",
        "roles": [{"title": "店长", "function": "management", "low": 1, "high": 1}],
    }
    return PublishedTeam.model_validate(plain | said)


def roles(**heads: float | None) -> list[dict[str, object]]:
    """Return one role for each function, with as many people."""
    return [
        {"title": function, "function": function, "low": number, "high": number} for function, number in heads.items()
    ]
