"""Rule `queue`: contacts answered within the service target."""

from teamplan.model.reason import Reason
from teamplan.model.staffing import QueueRule
from teamplan.planning.work.rules.rule import ByVolume, Explained, Known, RuleKind, Terms, Work


class Queue(RuleKind[QueueRule]):
    """The service desk's FTE for a share of the contacts."""

    model = QueueRule
    follows = "driver"
    figures = ("handle_minutes",)

    def compile(self, rule: QueueRule, terms: Terms) -> Work:
        """Return the FTE of the service desk, and the presence that goes with it."""
        minutes = terms.factor(rule.handle_minutes)
        driver, share, service_fte = rule.driver, rule.share, terms.service_fte
        return ByVolume(terms.present(rule.base, lambda volumes: service_fte(volumes[driver] * share, minutes)), driver)

    def explain(self, rule: QueueRule, known: Known) -> Explained:
        """Return the queue, with its base."""
        reason = Reason.of(
            "work_queue", driver=rule.driver.value, handle_minutes=rule.handle_minutes, base=rule.base or None
        )
        inputs = (known.driver(rule.driver), known.figure(rule.handle_minutes))
        return Explained(reason, inputs, known.queue_model)
