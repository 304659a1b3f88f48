"""Rule `span`: leadership follows the work of those who are led."""

from teamplan.model.reason import Reason
from teamplan.model.staffing import SpanRule
from teamplan.planning.work.rules.rule import Explained, FromLayer, Known, RuleKind, Terms, Work


class Span(RuleKind[SpanRule]):
    """Work of the led layer ÷ the span of control."""

    model = SpanRule
    figures = ("span",)
    leads = True
    shareable = False

    def compile(self, rule: SpanRule, terms: Terms) -> Work:
        """Return the span and the work that needs no leader."""
        return FromLayer(terms.divisor(rule.span), rule.above)

    def explain(self, rule: SpanRule, known: Known) -> Explained:
        """Return the division."""
        reason = Reason.of("work_span", span=rule.span, above=rule.above or None)
        return Explained(reason, (known.figure(rule.span),))
