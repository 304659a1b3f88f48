"""The fewest people for a set of roles: against brute force, and every certificate checked on its own."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packing.bounds import Points, largest_foes, maximal_bins, price_bound
from packing.fewest_people import fewest_people
from packing.items import Packing, bits, items_of
from packing.search import Search
from packing.start import EjectionSearch, best_fit, shaken, starts

Pairs = list[tuple[str, str]]


def can_share(held: tuple[str, ...], loads: dict[str, int], conflicts: Pairs, capacity: int, most: int | None) -> bool:
    apart = any({first, second} <= set(held) for first, second in conflicts)
    return not apart and sum(loads[role] for role in held) <= capacity and (most is None or len(held) <= most)


def partitions(roles: list[str]) -> Iterator[list[tuple[str, ...]]]:
    if not roles:
        yield []
        return
    first, rest = roles[0], roles[1:]
    for parts in partitions(rest):
        yield [(first,), *parts]
        for place, part in enumerate(parts):
            yield [*parts[:place], (first, *part), *parts[place + 1 :]]


def fewest_by_brute_force(loads: dict[str, int], conflicts: Pairs, capacity: int, most: int | None) -> int:
    roles = sorted(loads)
    possible = {
        held
        for size in range(1, len(roles) + 1)
        for held in combinations(roles, size)
        if can_share(held, loads, conflicts, capacity, most)
    }
    return min(len(parts) for parts in partitions(roles) if possible.issuperset(parts))


def rests_of(loads: dict[str, int], capacity: int) -> dict[str, int]:
    return {role: load % capacity for role, load in loads.items() if load % capacity}


def assert_valid(packing: Packing, loads: dict[str, int], conflicts: Pairs, capacity: int, most: int | None) -> None:
    rests = rests_of(loads, capacity)
    whole = sum(load // capacity for load in loads.values())
    assert Counter(role for held in packing.people for role in held) == Counter(
        {role: -(-load // capacity) for role, load in loads.items()}
    )
    assert all(len(held) == 1 and loads[held[0]] >= capacity for held in packing.people[:whole])
    assert Counter(role for held in packing.people[whole:] for role in held) == Counter(rests.keys())
    for held in packing.people[whole:]:
        assert can_share(held, rests, conflicts, capacity, most), held
    assert packing.lower_bound <= len(packing.people)
    assert packing.proved == (packing.lower_bound == len(packing.people))
    assert packing.certificate.people == packing.lower_bound
    assert packing.certificate.whole == whole


def assert_certified(
    packing: Packing, loads: dict[str, int], conflicts: Pairs, capacity: int, most: int | None
) -> None:
    """Check the certificate from its own words; a search is checked by brute force elsewhere."""
    certificate, rests = packing.certificate, rests_of(loads, capacity)
    points = dict(certificate.points)
    if certificate.kind == "search":
        assert certificate.nodes > 0
        return
    assert certificate.whole - (-sum(points.values()) // certificate.per_person) == certificate.people
    if certificate.kind == "load":
        assert points == rests
        assert certificate.per_person == capacity
    elif certificate.kind == "hats":
        assert points == dict.fromkeys(rests, 1)
        assert certificate.per_person == most
    elif certificate.kind == "clique":
        assert certificate.per_person == 1
        assert set(points.values()) == {1}
        for pair in combinations(certificate.roles, 2):
            assert not can_share(pair, rests, conflicts, capacity, most), pair
    else:
        heaviest = max(
            sum(points.get(role, 0) for role in held)
            for size in range(1, len(rests) + 1)
            for held in combinations(sorted(rests), size)
            if can_share(held, rests, conflicts, capacity, most)
        )
        assert heaviest <= certificate.per_person


def team_like(size: int, density: float, seed: int, low: int = 10, high: int = 80) -> tuple[dict[str, int], Pairs]:
    chance = random.Random(f"{size} {density} {seed}")
    roles = [f"role_{place:02}" for place in range(size)]
    loads = {role: chance.randint(low, high) for role in roles}
    return loads, [pair for pair in combinations(roles, 2) if chance.random() < density]


@st.composite
def small_cases(draw: st.DrawFn) -> tuple[dict[str, int], Pairs, int | None]:
    roles = "abcdefg"[: draw(st.integers(1, 7))]
    loads = {role: draw(st.integers(1, 100)) for role in roles}
    conflicts = [pair for pair in combinations(roles, 2) if draw(st.integers(0, 3)) == 0]
    return loads, conflicts, draw(st.none() | st.integers(1, 4))


@given(small_cases())
def test_equals_brute_force_over_all_partitions(case):
    loads, conflicts, most = case
    packing = fewest_people(loads, conflicts, 100, most)
    assert_valid(packing, loads, conflicts, 100, most)
    assert_certified(packing, loads, conflicts, 100, most)
    assert packing.proved
    rests = rests_of(loads, 100)
    whole = sum(load // 100 for load in loads.values())
    assert len(packing.people) == whole + (fewest_by_brute_force(rests, conflicts, 100, most) if rests else 0)


@pytest.mark.parametrize("density", [0.2, 0.35, 0.5])
def test_equals_brute_force_where_greedy_packings_are_not_enough(density):
    kinds = Counter()
    for seed in range(35):
        loads, conflicts = team_like(8, density, seed, 10, 55)
        packing = fewest_people(loads, conflicts, 100, 3)
        assert packing.proved
        assert_certified(packing, loads, conflicts, 100, 3)
        assert len(packing.people) == fewest_by_brute_force(loads, conflicts, 100, 3), seed
        kinds[packing.certificate.kind] += 1
    assert kinds["search"] >= 2, kinds


def test_equal_roles_replace_one_another_without_getting_lost():
    """Among equal roles one order is enough, but one must be left."""
    for seed in range(40):
        chance = random.Random(seed)
        loads = {role: chance.choice((17, 26, 34, 41)) for role in "abcdefgh"}
        ring = ("ab", "ac", "bc", "de", "ef", "fg", "gd")
        twins = [(first, second) for first, second in ring if chance.random() < 0.7]
        packing = fewest_people(loads, twins, 100, 3)
        assert packing.proved
        assert len(packing.people) == fewest_by_brute_force(loads, twins, 100, 3), seed
        items = items_of(loads, twins, 100, 3)
        fewest = len(packing.people)
        assert Search(items, [Points("load", items.loads, 100)], 10_000).pack(fewest) is not None, seed
        assert Search(items, [Points("load", items.loads, 100)], 10_000).pack(fewest - 1) is None, seed


@pytest.mark.parametrize("density", [0.0, 0.2, 0.35, 0.5])
def test_twenty_roles_are_proved(density):
    for seed in range(50):
        loads, conflicts = team_like(20, density, seed)
        packing = fewest_people(loads, conflicts, 100, 4)
        assert packing.proved, seed
        assert_valid(packing, loads, conflicts, 100, 4)


@pytest.mark.parametrize("density", [0.0, 0.2, 0.5])
def test_thirty_roles_are_proved(density):
    for seed in range(15):
        loads, conflicts = team_like(30, density, seed)
        packing = fewest_people(loads, conflicts, 100, 4)
        assert packing.proved, seed
        assert_valid(packing, loads, conflicts, 100, 4)


@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(seed, chance):
    loads, conflicts = team_like(14, 0.3, seed)
    expected = fewest_people(loads, conflicts, 100, 4)
    roles, pairs = list(loads), [pair[:: chance.choice((1, -1))] for pair in conflicts]
    chance.shuffle(roles)
    chance.shuffle(pairs)
    assert fewest_people({role: loads[role] for role in roles}, [frozenset(pair) for pair in pairs], 100, 4) == expected


@pytest.mark.parametrize(
    ("loads", "capacity", "people"),
    [
        ([6, 5, 4, 3, 2], 10, 2),
        ([4, 8, 1, 4, 2, 1], 10, 2),  # the example of GeeksforGeeks
        ([48, 30, 19, 36, 36, 27, 42, 42, 36, 24, 30], 100, 4),  # the example of Google OR-Tools
        ([99, 94, 79, 64, 50, 46, 43, 37, 32, 19, 18, 7, 6, 3], 100, 7),  # Martello & Toth (1990), load bound 6
        ([49, 41, 34, 33, 29, 26, 26, 22, 20, 19], 100, 3),  # a hundredth to spare; best fit takes four
    ],
)
def test_published_cases(loads, capacity, people):
    roles = {f"{place:02}": load for place, load in enumerate(loads)}
    packing = fewest_people(roles, [], capacity)
    assert (len(packing.people), packing.proved) == (people, True)
    assert_certified(packing, roles, [], capacity, None)


def test_colouring_with_the_heuristic_trap():
    """A crown graph: greedy colouring in the wrong order takes six people, two are enough."""
    loads = {f"{side}{place}": 1 for side in "ab" for place in range(6)}
    conflicts = [(f"a{i}", f"b{j}") for i in range(6) for j in range(6) if i != j]
    packing = fewest_people(loads, conflicts, 1_000)
    assert len(packing.people) == 2
    assert packing.certificate.kind == "clique"


def test_an_odd_cycle_needs_three_and_only_the_search_or_prices_know():
    loads = dict.fromkeys("abcde", 1)
    packing = fewest_people(loads, list(zip("abcde", "bcdea", strict=True)), 100)
    assert (len(packing.people), packing.proved) == (3, True)
    assert packing.certificate.kind in ("search", "points")


def test_hats_bound():
    packing = fewest_people({f"r{place}": 1 for place in range(9)}, [], 100, 4)
    assert len(packing.people) == 3
    assert (packing.certificate.kind, packing.certificate.per_person) == ("hats", 4)


def test_roles_over_one_person_are_split_off_first():
    packing = fewest_people({"agent": 250, "lead": 40, "packer": 200}, [("agent", "lead")])
    assert packing.people == (("agent",), ("agent",), ("packer",), ("packer",), ("agent",), ("lead",))
    assert packing.certificate.kind == "clique"
    assert packing.certificate.whole == 4


def test_nothing_to_do_needs_nobody():
    packing = fewest_people({}, [])
    assert (packing.people, packing.lower_bound, packing.proved) == ((), 0, True)


def test_conflicts_with_unknown_roles_or_with_itself_are_ignored():
    assert len(fewest_people({"a": 10, "b": 10}, [("a", "x"), ("a", "a")]).people) == 1


@pytest.mark.parametrize(
    ("loads", "options"), [({"a": 0}, {}), ({"a": -1}, {}), ({"a": 1}, {"capacity": 0}), ({"a": 1}, {"most_hats": 0})]
)
def test_impossible_numbers_are_refused(loads, options):
    with pytest.raises(ValueError, match="at least 1"):
        fewest_people(loads, [], **options)


def test_too_little_effort_is_not_called_proof():
    unproved = 0
    for seed in range(40):
        loads, conflicts = team_like(30, 0.35, seed, 10, 45)
        little, enough = (fewest_people(loads, conflicts, 100, 4, effort) for effort in (10, 200_000))
        assert_valid(little, loads, conflicts, 100, 4)
        assert little.lower_bound <= len(enough.people) <= len(little.people)
        assert little.lower_bound <= enough.lower_bound
        unproved += not little.proved
    assert unproved > 0


def test_large_cases_are_within_one_of_the_bound():
    for seed in range(5):
        chance = random.Random(seed)
        loads = {f"{place:03}": chance.randint(20, 100) for place in range(120)}
        packing = fewest_people(loads, [], 150, effort=2_000)
        assert_valid(packing, loads, [], 150, None)
        assert len(packing.people) <= packing.lower_bound + 1


def test_hundreds_of_roles_do_not_exhaust_the_stack():
    loads = {f"{place:04}": 60 for place in range(1_200)}
    packing = fewest_people(loads, [], effort=100)
    assert (len(packing.people), packing.certificate.kind) == (1_200, "clique")


def test_every_heuristic_keeps_the_rules():
    for seed in range(20):
        loads, conflicts = team_like(25, 0.4, seed)
        items = items_of(loads, conflicts, 100, 3)
        first = best_fit(items, range(25))
        ejected = EjectionSearch(items, 60).reduce(first, 0)
        for packing in (first, starts(items, 0), shaken(items, first, 0, 3), ejected):
            assert sorted(i for held in packing for i in bits(held)) == list(range(25))
            for held in packing:
                assert can_share(tuple(items.names[i] for i in bits(held)), loads, conflicts, 100, 3)


def test_maximal_sets_are_all_and_only_the_maximal_ones():
    loads, conflicts = team_like(9, 0.3, 1)
    items = items_of(loads, conflicts, 100, 3)
    names = set(items.names)
    possible = [
        set(held)
        for size in range(1, 10)
        for held in combinations(sorted(names), size)
        if can_share(held, loads, conflicts, 100, 3)
    ]
    expected = {frozenset(held) for held in possible if not any(held < other for other in possible)}
    bins = maximal_bins(items, 1_000)
    assert bins is not None
    found = [frozenset(items.names[i] for i in bits(held)) for held in bins]
    assert len(found) == len(set(found))
    assert set(found) == expected
    assert maximal_bins(items, 1) is None


@pytest.mark.parametrize("rounds", [0, 3, 400])
def test_prices_are_a_bound_however_early_they_stop(rounds):
    for seed in range(30):
        loads, conflicts = team_like(7, 0.3, seed)
        items = items_of(loads, conflicts, 100, 3)
        bins = maximal_bins(items, 1_000)
        assert bins is not None
        points = price_bound(items, bins, rounds)
        assert all(sum(points.values[i] for i in bits(held)) <= points.per_person for held in bins)
        assert points.people(items.everything) <= fewest_by_brute_force(loads, conflicts, 100, 3)


def test_the_largest_foes_is_the_largest():
    for seed in range(30):
        loads, conflicts = team_like(10, 0.5, seed, 1, 5)
        items = items_of(loads, conflicts, 100, None)
        pairs = {frozenset(pair) for pair in conflicts}
        largest = max(
            size
            for size in range(1, 11)
            for held in combinations(loads, size)
            if all(frozenset(pair) in pairs for pair in combinations(held, 2))
        )
        assert largest_foes(items).bit_count() == largest
