"""All staffing rules: a new one is a model, a module and a line here."""

from typing import Any

from teamplan.model.staffing import StaffingRule
from teamplan.planning.work.rules.coverage import Coverage
from teamplan.planning.work.rules.fixed import Fixed
from teamplan.planning.work.rules.queue import Queue
from teamplan.planning.work.rules.ratio import Ratio
from teamplan.planning.work.rules.rule import RuleKind
from teamplan.planning.work.rules.span import Span
from teamplan.planning.work.rules.split import Split
from teamplan.planning.work.rules.tiered import Tiered

KINDS: tuple[RuleKind[Any], ...] = (Fixed(), Ratio(), Tiered(), Coverage(), Queue(), Span(), Split())

_BY_MODEL = {kind.model: kind for kind in KINDS}
_BY_NAME = {kind.model.model_fields["rule"].annotation.__args__[0]: kind for kind in KINDS}


def kind_of(rule: StaffingRule) -> RuleKind[Any]:
    """Return the kind of `rule`."""
    return _BY_MODEL[type(rule)]


def kind_named(name: str) -> RuleKind[Any]:
    """Return the kind that catalogs call `name`; KeyError where there is none."""
    return _BY_NAME[name]
