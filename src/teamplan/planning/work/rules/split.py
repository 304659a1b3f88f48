"""Rule `split`: a specialist's share of a generalist's work."""

from teamplan.model.reason import Reason
from teamplan.model.staffing import SplitRule
from teamplan.planning.work.rules.rule import Explained, FromPool, Known, RuleKind, Terms, Work


class Split(RuleKind[SplitRule]):
    """A share of what exceeds a threshold."""

    model = SplitRule
    shareable = False

    def compile(self, rule: SplitRule, terms: Terms) -> Work:  # noqa: ARG002 - the share stands in the rule
        """Return the share."""
        return FromPool(rule.of, rule.share, rule.above)

    def explain(self, rule: SplitRule, known: Known) -> Explained:
        """Return the share of the generalist's work."""
        reason = Reason.of("work_split", role=rule.of, above=rule.above, share=rule.share)
        return Explained(reason, (known.work(rule.of),))

    def pool(self, rule: SplitRule) -> tuple[str, float]:
        """Return the generalist and the share."""
        return rule.of, rule.share
