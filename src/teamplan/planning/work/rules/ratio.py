"""Rule `ratio`: driver ÷ what one person handles."""

from teamplan.model.reason import Reason
from teamplan.model.staffing import RatioRule
from teamplan.planning.work.rules.rule import ByVolume, Explained, Known, RuleKind, Terms, Work


class Ratio(RuleKind[RatioRule]):
    """A proportion, from a base on."""

    model = RatioRule
    follows = "driver"
    figures = ("per", "cover")

    def compile(self, rule: RatioRule, terms: Terms) -> Work:
        """Return driver × cover ÷ per, with returns to scale, and the presence that goes with it."""
        per = terms.divisor(rule.per)
        cover = terms.factor(rule.cover) if rule.cover else 1.0
        driver, factor = rule.driver, cover / per if per else 0.0
        return ByVolume(terms.present(rule.base, terms.many(lambda volumes: volumes[driver] * factor)), driver)

    def explain(self, rule: RatioRule, known: Known) -> Explained:
        """Return the division, with its base."""
        base = rule.base or None
        reason = Reason.of("work_ratio", driver=rule.driver.value, per=rule.per, cover=rule.cover, base=base)
        keys = (rule.per, rule.cover) if rule.cover else (rule.per,)
        return Explained(reason, (known.driver(rule.driver), *map(known.figure, keys)))
