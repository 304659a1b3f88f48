"""Brief → plan: every brief that the schema takes is planned or refused with a reason; a plan is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inputs.briefs import brief_data
from inputs.seeds import corpus
from promises.plans import demand_sound_plan
from surface import Surface, demand

from teamplan import load_catalog
from teamplan.checking.files import read_targets
from teamplan.checking.targets import Target
from teamplan.findings.finding import Severity
from teamplan.findings.tally import Tally
from teamplan.model.brief import Brief
from teamplan.sources.yaml.strict import load_plain
from teamplan.sources.yaml.writer import dump_yaml
from teamplan.usecases.errors import InvalidBriefError, RefusedError
from teamplan.usecases.make_plan import make_plan

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random


class Planning(Surface[dict[str, Any]]):
    """Briefs."""

    name = "planner"
    share = 0.005

    def __init__(self, folder: Path) -> None:
        """Read the catalog."""
        super().__init__(folder)
        self._catalog = load_catalog()

    def make(self, dice: Random) -> dict[str, Any]:
        """Return a brief that the schema takes, mostly."""
        return brief_data(dice, breaking=dice.choice((0.0, 0.0, 0.0, 0.02)))

    def seeds(self) -> list[dict[str, Any]]:
        """Return the briefs that broke it once."""
        return [load_plain(brief) for brief in corpus(self.name)]

    def attempt(self, made: dict[str, Any]) -> str:
        """Plan it."""
        try:
            plan = make_plan(self._catalog, settings=made)
        except InvalidBriefError as error:
            demand(error.message.zh and error.message.en, "a refusal without words")
            return "invalid"
        except RefusedError as error:
            demand(error.message.zh and error.message.en, "a refusal without words")
            return type(error).__name__
        demand_sound_plan(plan, self._catalog)
        errors = self._errors_in(made)
        demand(not errors, f"planned, though `check` refuses the brief: {errors[:1]}", made)
        return "planned"

    def _errors_in(self, made: dict[str, Any]) -> list[str]:
        """Return the rules of the errors that `check` finds in the brief as a file."""
        brief = Brief.model_validate(made).model_dump(mode="json", exclude_unset=True)
        target = Target("brief.yaml", "brief.yaml", content=dump_yaml(brief).encode())
        harvest = read_targets([target], lambda: self._catalog, Tally())
        located = [item.finding for item in harvest.located]
        return [found.rule for found in (*located, *harvest.symbolic) if found.severity is Severity.ERROR]
