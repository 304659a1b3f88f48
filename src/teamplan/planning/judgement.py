"""What three independent witnesses say of the size of a team, and whether the company can afford it."""

import math
from collections.abc import Sequence

from teamplan.model.driver import Driver
from teamplan.model.judgement import AffordableTeam, Band, Estimate, Judgement
from teamplan.model.plan import Budget, Position
from teamplan.model.reason import Reason
from teamplan.planning.evidence.headcount import Range
from teamplan.planning.money.budget import running_costs
from teamplan.planning.workforce import Workforce


def judge(workforce: Workforce, positions: Sequence[Position], budget: Budget | None) -> Judgement | None:
    """Return the judgement of a team; None where it earns less than a yuan a month."""
    sales = workforce.volumes.at(workforce.scale)[Driver.MONTHLY_SALES]
    if workforce.work.people.income(sales) < 1:
        return None
    people, figures = workforce.work.people, workforce.figures
    peers, money, income = people.peers(sales), people.money(sales), people.income(sales)
    share = figures.assumption(people.people_cost_share)
    cost = _people_cost(workforce, positions, budget)
    spent = Band(value=round(cost / income, 4), low=share.low, high=share.high)
    judgement = Judgement(
        work=_work(workforce),
        peers=_estimate(peers),
        money=_estimate(money),
        families=people.families,
        income=float(round(income)),
        people_cost=spent,
        sales_per_head=Band(
            value=round(sales / len(positions)), low=math.floor(sales / peers.high), high=math.ceil(sales / peers.low)
        ),
        affordable=_affordable(workforce, positions, money) if spent.above else None,
    )
    return judgement.model_copy(update={"notes": _notes(judgement, len(positions))})


def _notes(judgement: Judgement, size: int) -> tuple[Reason, ...]:
    found = []
    for key, estimate in (("size_beside_peers", judgement.peers), ("size_beside_money", judgement.money)):
        low, high = math.floor(estimate.low), math.ceil(estimate.high)
        if not low <= size <= high:
            found.append(Reason.of(key, size=size, low=low, high=high))
    cost = judgement.people_cost
    if cost.above or cost.below:
        key = "people_cost_above" if cost.above else "people_cost_below"
        found.append(Reason.of(key, share=cost.value, low=cost.low, high=cost.high))
    team = judgement.affordable
    if team is not None:
        roles = sorted(team.undone, key=lambda role: (-team.undone[role], role))[:_NAMED]
        found.append(Reason.of("affordable_team", people=team.people, cost=team.cost, roles=tuple(roles)))
    return tuple(found)


_NAMED = 4


def _people_cost(workforce: Workforce, positions: Sequence[Position], budget: Budget | None) -> int:
    """Return what the people cost (元/月): as budgeted, and the figure for a head where a seat has no pay."""
    paid = budget.monthly.base if budget else 0
    unpaid = sum(1 for position in positions[1:] if position.pay is None)
    return paid + unpaid * round(workforce.figures.base("cost_per_head"))


def _affordable(workforce: Workforce, positions: Sequence[Position], money: Range) -> AffordableTeam | None:
    """Return the first seats that the money carries; None where that is the whole team, or nobody beside the head."""
    last = max(1, math.floor(money.high))
    carried = [position for position in positions if position.order <= last]
    if len(carried) == len(positions):
        return None
    undone: dict[str, float] = {}
    for position in positions:
        if position.order > last:
            for role, work in position.roles.items():
                undone[role] = undone.get(role, 0.0) + work
    pays = [position.pay for position in carried]
    cost = running_costs(workforce.brief, pays, workforce.figures, workforce.catalog)[-1]
    cost += sum(1 for pay in pays[1:] if pay is None) * round(workforce.figures.base("cost_per_head"))
    return AffordableTeam(
        people=len(carried), cost=cost, undone={role: round(work, 2) for role, work in sorted(undone.items())}
    )


def _work(workforce: Workforce) -> Estimate:
    """Return the people that the work takes by the rules; what is uncertain of each role is independent."""
    volumes, load = workforce.volumes.at(workforce.scale), workforce.figures.base("seat_load")
    base, low, high = (
        model.evaluate(volumes)
        for model in (workforce.demand, workforce.demand.bounded("low"), workforce.demand.bounded("high"))
    )
    expected = sum(base)
    less = math.sqrt(sum((each - least) ** 2 for each, least in zip(base, low, strict=True)))
    more = math.sqrt(sum((most - each) ** 2 for each, most in zip(base, high, strict=True)))
    return _estimate(Range(max(0.0, expected - less) / load, expected / load, (expected + more) / load))


def _estimate(found: Range) -> Estimate:
    return Estimate(low=round(found.low, 1), base=round(found.base, 1), high=round(found.high, 1))
