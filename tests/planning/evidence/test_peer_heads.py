"""What comparable teams are made of: heads, shares, medians and who has somebody of their own."""

from __future__ import annotations

from team_samples import roles, team

from teamplan.model.terms import Function
from teamplan.planning.evidence.peer_heads import Spread, heads_of, seated_rate, shares_of, spreads
from teamplan.planning.evidence.peers import Peer


def peer(weight: float = 1.0, **heads: float | None) -> Peer:
    return Peer(team(roles=roles(**heads)), 1.0, weight)


def test_heads_are_in_the_middle_of_ranges_and_management_counts_as_operations():
    made = team(
        roles=[
            {"title": "店长", "function": "management", "low": 1, "high": 1},
            {"title": "运营", "function": "operations", "low": 2, "high": 4},
            {"title": "客服", "function": "customer_service"},
            {"title": "美工", "function": "design", "low": 1, "high": 1, "employment": "outsourced"},
            {"title": "打包", "function": "warehouse_logistics", "low": 1, "employment": "part_time"},
        ]
    )
    assert heads_of(made) == {Function.OPERATIONS: 4, Function.WAREHOUSE_LOGISTICS: 1}
    assert shares_of(made) == {Function.OPERATIONS: 0.8, Function.WAREHOUSE_LOGISTICS: 0.2}


def test_a_team_without_numbers_says_nothing_of_shares():
    silent = peer(design=None)
    assert shares_of(silent.team) == {}
    assert spreads([silent], 5) == {}
    assert spreads([silent, peer(design=2)], 5) == {Function.DESIGN: Spread(5, 5, 5)}


def test_spreads_are_weighted_and_scaled_to_the_size():
    peers = [peer(3, design=1, data=3), peer(1, design=4)]
    found = spreads(peers, 8)
    assert found == {Function.DESIGN: Spread(2, 2, 2), Function.DATA: Spread(0, 6, 6)}
    assert list(found) == [Function.DESIGN, Function.DATA]


def test_the_middle_half_lies_between_a_quarter_and_three_quarters_of_the_weight():
    four = [peer(1, design=part, data=10 - part) for part in (4, 1, 3, 2)]
    assert spreads(four, 10)[Function.DESIGN] == Spread(1, 2, 3)


def test_the_seated_rate_is_the_weighted_share_of_teams_with_half_a_person_at_least():
    peers = [peer(2, design=0.5), peer(1, design=0.4, management=1), peer(1, data=1)]
    assert seated_rate(peers, Function.DESIGN) == 0.5
    assert seated_rate(peers, Function.MANAGEMENT) == seated_rate(peers, Function.OPERATIONS) == 0.25
    assert seated_rate(peers, Function.LIVE) == 0
    assert seated_rate([], Function.LIVE) == 0
