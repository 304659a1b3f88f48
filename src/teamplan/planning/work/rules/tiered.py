"""Rule `tiered`: FTE interpolated between tiers of a driver."""

from teamplan.model.reason import Reason
from teamplan.model.staffing import TieredRule
from teamplan.planning.work.rules.rule import ByVolume, Explained, Formula, Known, RuleKind, Steps, Terms, Volume, Work


class Tiered(RuleKind[TieredRule]):
    """A curve of straight pieces, flat at both ends."""

    model = TieredRule
    follows = "driver"

    def compile(self, rule: TieredRule, terms: Terms) -> Work:  # noqa: ARG002 - the tiers stand in the rule
        """Return the interpolation."""
        return ByVolume(_interpolation(rule), rule.driver)

    def explain(self, rule: TieredRule, known: Known) -> Explained:
        """Return the tiers."""
        tiers = tuple((tier.at, tier.fte) for tier in rule.tiers)
        return Explained(Reason.of("work_tiered", driver=rule.driver.value, tiers=tiers), (known.driver(rule.driver),))

    def steps(self, rule: TieredRule) -> Steps:
        """Return the tiers."""
        return Steps("tiers", tuple((tier.at, tier.fte) for tier in rule.tiers))


def _interpolation(rule: TieredRule) -> Formula:
    tiers, driver = rule.tiers, rule.driver

    def interpolate(volumes: Volume) -> float:
        volume = volumes[driver]
        below = tiers[0]
        for above in tiers:
            if volume <= above.at:
                if above.at == below.at:
                    return above.fte
                part = (volume - below.at) / (above.at - below.at)
                return below.fte + part * (above.fte - below.fte)
            below = above
        return tiers[-1].fte

    return interpolate
