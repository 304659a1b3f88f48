"""What holds of every plan, whatever the brief and the catalog."""

from __future__ import annotations

from collections import Counter

from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.model.terms import RoleKind
from teamplan.planning.figures import Figures


def assert_valid(plan: Plan, catalog: Catalog, size: int) -> None:
    assert len(plan.positions) == size
    assert_conserves_work(plan)
    assert_one_owner_each(plan)
    assert_is_a_tree(plan)
    assert_spans_hold(plan, catalog)
    assert_law_is_kept(plan, catalog)
    refused = {item.role for item in plan.not_yet}
    assert not refused & {role for position in plan.positions for role in position.roles}


def assert_conserves_work(plan: Plan) -> None:
    done: Counter[str] = Counter()
    for position in plan.positions:
        assert position.load <= 1.0, position
        done.update({role: round(share * 100) for role, share in position.roles.items()})
    done.update({gap.role: round(gap.fte * 100) for gap in plan.gaps})
    for service in plan.outside:
        done.update({role: round(service.fte * 100) for role in service.instead_of})
    wanted = {line.role: round(line.fte * 100) for line in plan.demand}
    assert {role: work for role, work in done.items() if work} == {role: work for role, work in wanted.items() if work}


def assert_one_owner_each(plan: Plan) -> None:
    owners = Counter(role for position in plan.positions for role in position.accountable)
    assert set(owners.values()) <= {1}
    assert set(owners) == {role for position in plan.positions for role in position.roles} | {
        role for service in plan.outside for role in service.instead_of
    } | {gap.role for gap in plan.gaps}


def assert_is_a_tree(plan: Plan) -> None:
    above = {position.id: position.reports_to for position in plan.positions}
    assert len(above) == len(plan.positions)
    assert [name for name, superior in above.items() if superior is None] == [plan.head.id]
    for name in above:
        steps, at = 0, name
        while above[at] is not None:
            at = above[at]
            steps += 1
            assert steps <= len(above)
        assert at == plan.head.id


def assert_spans_hold(plan: Plan, catalog: Catalog) -> None:
    figures = Figures(catalog.assumption_by_key)
    reports = Counter(position.reports_to for position in plan.positions)
    kinds = {position.id: position for position in plan.positions}
    for name, direct in reports.items():
        if name is None:
            continue
        lead = kinds[name]
        if lead.kind is RoleKind.HEAD:
            limit = figures.base(catalog.organisation.head_span)
        elif lead.kind is RoleKind.LEAD:
            limit = figures.base(catalog.unit_of[lead.function].span)
        else:
            limit = max(
                figures.base(catalog.organisation.manager_span), figures.base(catalog.unit_of[lead.function].span)
            )
        assert direct <= limit, (name, direct, limit)


def assert_law_is_kept(plan: Plan, catalog: Catalog) -> None:
    noted = {(note.rule, note.position) for note in plan.separation}
    for rule in catalog.organisation.separation:
        for position in plan.positions:
            held = set(position.roles)
            if held & set(rule.first) and held & set(rule.second):
                assert (rule.id, position.id) in noted
                assert rule.basis != "law" or len(plan.positions) == 1, (rule.id, position)
