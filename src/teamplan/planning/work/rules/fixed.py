"""Rule `fixed`: the same work whatever the volume."""

from teamplan.model.reason import Reason
from teamplan.model.staffing import FixedRule
from teamplan.planning.work.rules.rule import ByVolume, Explained, Known, RuleKind, Terms, Work


class Fixed(RuleKind[FixedRule]):
    """A constant."""

    model = FixedRule

    def compile(self, rule: FixedRule, terms: Terms) -> Work:  # noqa: ARG002 - nothing to look up
        """Return the constant."""
        return ByVolume(lambda _: rule.fte)

    def explain(self, rule: FixedRule, known: Known) -> Explained:  # noqa: ARG002 - it has no inputs
        """Return the constant as its own reason."""
        return Explained(Reason.of("work_fixed", fte=rule.fte))
