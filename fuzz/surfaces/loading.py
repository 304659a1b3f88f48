"""Bytes → YAML: the strict loader never raises, its two paths agree, and every problem stands in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inputs.bytes_mutation import mutated
from inputs.seeds import corpus, records
from inputs.yaml_text import yaml_text
from surface import Surface, demand

from teamplan.sources.yaml.strict import StrictYamlError, load_plain, load_yaml

if TYPE_CHECKING:
    from random import Random


class Loading(Surface[bytes]):
    """Files of any content."""

    name = "loader"
    share = 0.52

    def make(self, dice: Random) -> bytes:
        """Return a document from the grammar, changed now and then, or a piece of a real file, changed."""
        if dice.random() < 0.7:
            text = yaml_text(dice).encode("utf-8", "surrogatepass")
            return text if dice.random() < 0.6 else mutated(dice, text, records())
        seed = dice.choice(records())
        start = dice.randrange(max(1, len(seed) - 600))
        return mutated(dice, seed[start : start + dice.choice((60, 200, 600))], records())

    def seeds(self) -> list[bytes]:
        """Return what broke it once."""
        return corpus(self.name)

    def attempt(self, made: bytes) -> str:
        """Read it both ways."""
        document = load_yaml(made)
        lines = len(made.splitlines()) + 1
        for problem in document.problems:
            mark = problem.mark
            demand(
                1 <= mark.line <= mark.end_line <= lines + 1, "a mark outside of the file", (problem.rule, mark, lines)
            )
            demand(mark.column >= 1 and mark.end_column >= 1, "a mark left of the file", (problem.rule, mark))
            demand(
                problem.message.zh and problem.help.zh and problem.message.en, "a problem without words", problem.rule
            )
        try:
            plain = load_plain(made)
        except StrictYamlError as error:
            demand(error.problems == document.problems, "the two ways find other problems", error)
            return "refused"
        demand(not document.problems, "the fast way takes what the other refuses", document.problems)
        demand(repr(plain) == repr(document.data), "the two ways read other data")
        return "accepted"
