"""Rule `coverage`: a post that must be manned for some hours a day."""

from teamplan.model.reason import Reason
from teamplan.model.staffing import CoverageRule
from teamplan.planning.work.rules.rule import ByVolume, Explained, Known, RuleKind, Terms, Work


class Coverage(RuleKind[CoverageRule]):
    """Hours × posts ÷ hours of one person × days of the week."""

    model = CoverageRule
    follows = "hours"
    figures = ("per_person", "cover")

    def compile(self, rule: CoverageRule, terms: Terms) -> Work:
        """Return hours × posts × cover ÷ hours of one person."""
        hours, cover = terms.divisor(rule.per_person), terms.factor(rule.cover)
        driver, factor = rule.hours, rule.posts * cover / hours if hours else 0.0
        return ByVolume(lambda volumes: volumes[driver] * factor, driver)

    def explain(self, rule: CoverageRule, known: Known) -> Explained:
        """Return the division, with the posts where they are several."""
        hours, posts = rule.hours.value, None if rule.posts == 1 else rule.posts
        reason = Reason.of("work_coverage", hours=hours, per_person=rule.per_person, cover=rule.cover, posts=posts)
        return Explained(reason, (known.driver(rule.hours), known.figure(rule.per_person), known.figure(rule.cover)))
