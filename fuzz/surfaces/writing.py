"""Data → YAML → data: what is written is read back equal, or refused before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inputs import nasty
from promises.documents import UNSEEN
from surface import Surface, demand

from teamplan.sources.yaml.strict import load_plain
from teamplan.sources.yaml.writer import dump_yaml

if TYPE_CHECKING:
    from random import Random


class Writing(Surface[Any]):
    """Data of any shape."""

    name = "writer"
    share = 0.16

    def make(self, dice: Random) -> Any:  # noqa: ANN401 - data of any shape
        """Return nested data of nasty texts and numbers."""
        return _data(dice, 0)

    def attempt(self, made: Any) -> str:  # noqa: ANN401
        """Write it and read it back."""
        try:
            text = dump_yaml(made)
        except ValueError:
            return "refused"
        demand(text.endswith("\n"), "no newline at the end")
        found = UNSEEN.search(text)
        demand(found is None, "a sign that nobody sees stands in the file", found)
        demand(repr(load_plain(text.encode())) == repr(made), "it is read back as something else", text)
        return "written"


def _data(dice: Random, depth: int) -> Any:  # noqa: ANN401
    way = dice.random()
    if depth == 0 or (depth < 4 and way < 0.35):
        count = dice.choice((0, 1, 2, 3, 6))
        if dice.random() < 0.5:
            return {_text(dice): _data(dice, depth + 1) for _ in range(count)}
        return [_data(dice, depth + 1) for _ in range(count)]
    if way < 0.8:
        return _text(dice)
    return dice.choice((None, True, False, _finite(dice), dice.randint(-(10**12), 10**12)))


def _text(dice: Random) -> str:
    return "".join(sign for sign in nasty.text(dice) if not UNSEEN.match(sign) and sign not in "\r\x85")


def _finite(dice: Random) -> float:
    number = float(nasty.number(dice)) if abs(nasty.number(dice)) < 1e308 else 0.5
    return number if number - number == 0 else 1.5
