"""Reasons: what is refused in a plan file, what somebody wrote in their own words, and what a record's reasons are."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from teamplan.model.base import Record
from teamplan.model.plan import DemandLine, Input, NotYet, Phase
from teamplan.model.reason import Reason
from teamplan.model.reason_keys import REASONS, Kind, Signature, fits
from teamplan.model.reason_tree import with_reasons
from teamplan.sources.wording_file import load_wording

NUMBERS = {Kind.MONEY, Kind.FTE, Kind.LOAD, Kind.COUNT, Kind.SHARE, Kind.NUMBER}
LISTS = {Kind.ROLES, Kind.POSITIONS, Kind.DRIVERS, Kind.SERVICES, Kind.TEXTS, Kind.NAMES}
OTHERS = {Kind.ROLE_WORK, Kind.TIERS}


def refused(data: object) -> tuple[str, str, dict[str, object]]:
    with pytest.raises(ValidationError) as caught:
        Reason.model_validate(data)
    (error,) = caught.value.errors()
    return error["type"], error["msg"], error["ctx"]


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("head_of_company", {}),
        ("gap", {"role": "buyer", "fte": 0.5}),
        ("work_ratio", {"driver": "skus", "per": "skus_per_operator"}),
        ("work_ratio", {"driver": "skus", "per": "skus_per_operator", "cover": "seven_day_cover", "base": 0.1}),
    ],
)
def test_a_reason_has_its_values_and_may_have_the_optional_ones(key: str, values: dict[str, object]):
    made = Reason.model_validate({"key": key, "values": values})
    assert (made.key, made.values, made.text) == (key, values, None)
    assert made == Reason.of(key, **values)


def test_a_key_that_nobody_gives_is_refused():
    assert refused({"key": "because"}) == ("unknown_reason", "没有理由「because」", {"key": "because"})


@pytest.mark.parametrize(
    ("values", "names"),
    [
        ({"driver": "skus"}, "per"),
        ({"driver": "skus", "per": "some_key", "role": "buyer"}, "role"),
        ({"driver": "skus", "per": 3}, "per"),
        ({"driver": "skus", "per": "some_key", "base": "much"}, "base"),
        ({"per": 3, "role": "buyer"}, "driver, role, per"),
    ],
)
def test_values_that_are_missing_unknown_or_of_another_kind_are_refused_by_name(values, names):
    known = "driver, per, cover, base"
    assert refused({"key": "work_ratio", "values": values}) == (
        "wrong_reason_values",
        f"理由「work_ratio」的 values 不对：{names}",
        {"key": "work_ratio", "names": names, "known": known},
    )


def test_a_sentence_is_somebodys_own_words_and_is_written_as_such():
    reason = Reason.model_validate(" 老板决定 ")
    assert (reason.key, reason.values) == ("own_words", {"words": "老板决定"})
    assert reason.model_dump() == "老板决定"
    worded = reason.written("老板的决定")
    assert worded.model_dump() == {"key": "own_words", "values": {"words": "老板决定"}, "text": "老板的决定"}
    assert Reason.of("on_board").model_dump() == {"key": "on_board", "values": {}, "text": None}


@pytest.mark.parametrize("data", ["", "  ", 3, None])
def test_nothing_is_no_sentence(data: object):
    with pytest.raises(ValidationError):
        Reason.model_validate(data)


def test_a_reason_that_was_made_is_not_checked_again():
    made = Reason.of("no_such_key", size=3)
    assert TypeAdapter(Reason).validate_python(made) is made


def test_what_is_not_there_is_left_out_of_a_reason():
    assert Reason.of("least_people", people=3, size=None, work=0).values == {"people": 3, "work": 0}


def test_a_reason_knows_what_its_values_are():
    reason = Reason.of("work_ratio", driver="skus", per="some_key", base=0.1)
    assert [reason.kind(name) for name in ("driver", "per", "cover", "base")] == [
        *(Kind.DRIVER, Kind.FIGURE),
        *(Kind.FIGURE, Kind.FTE),
    ]
    with pytest.raises(KeyError):
        reason.kind("size")


def test_signatures_say_what_is_required_and_what_may_be_absent():
    assert REASONS["work_ratio"] == Signature(
        {"driver": Kind.DRIVER, "per": Kind.FIGURE}, {"cover": Kind.FIGURE, "base": Kind.FTE}
    )
    assert REASONS["on_board"] == Signature()
    assert REASONS["least_people"].optional == {"size": Kind.COUNT, "work": Kind.FTE, "apart": Kind.ROLES}
    assert REASONS["cost_over_cap"].required == {"size": Kind.COUNT, "cost": Kind.MONEY, "cap": Kind.MONEY}


def test_every_kind_of_value_occurs_in_a_reason_but_a_load_which_no_sentence_should_name():
    used = {kind for each in REASONS.values() for kind in (*each.required.values(), *each.optional.values())}
    assert used == set(Kind) - {Kind.LOAD}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_language_words_every_reason_and_no_other(language: str):
    assert load_wording(language).reasons.keys() == REASONS.keys()


A_WORD_OF = {
    Kind.STAGE: "growth", Kind.MODEL: "b2b", Kind.SWITCH: "live", Kind.SWITCH_ON: "self_fulfilment",
    Kind.DRIVER: "skus", Kind.DRIVERS: "skus",
}  # fmt: skip
"""A word of each kind of which there are only so many."""


@pytest.mark.parametrize("kind", Kind, ids=str)
def test_a_value_fits_its_kind(kind: Kind):
    word = A_WORD_OF.get(kind, "甲")
    values = {
        "number": 1.5,
        "whole": 0,
        "truth": True,
        "text": word,
        "list": [word, word],
        "tuple": (word,),
        "mixed": [word, 3],
        "pairs": [(1, 2.0), [3, 4]],
        "triples": [(1, 2), (3, 4, 5)],
        "letters": ["甲乙", (3, 4)],
        "mapping": {"buyer": 1.0},
        "nothing": None,
    }
    fitting = {name for name, value in values.items() if fits(kind, value)}
    if kind in NUMBERS:
        assert fitting == {"number", "whole"}
    elif kind in LISTS:
        assert fitting == {"list", "tuple"}
    elif kind is Kind.ROLE_WORK:
        assert fitting == {"mapping"}
    elif kind is Kind.TIERS:
        assert fitting == {"pairs"}
    else:
        assert fitting == {"text"}


@pytest.mark.parametrize("kind", A_WORD_OF, ids=str)
def test_a_word_that_has_no_name_fits_no_closed_kind(kind: Kind):
    for word in ("content_manager", "", A_WORD_OF[kind].upper()):
        assert not fits(kind, word)
        assert not fits(kind, [A_WORD_OF[kind], word])
    with pytest.raises(ValidationError):
        Reason.model_validate({"key": "usual_for_model", "values": {"model": "content_manager"}})


def renamed(reason: Reason) -> Reason:
    return Reason.of(f"{reason.key}_too")


def test_every_reason_of_a_record_is_changed_however_deep():
    phase = Phase(key="a", from_month=1, to_month=2, milestones=(Reason.of("one"), Reason.of("two")))
    assert with_reasons(phase, renamed).milestones == (Reason.of("one_too"), Reason.of("two_too"))
    line = DemandLine(
        role="buyer",
        fte=1,
        low=1,
        high=1,
        formula=Reason.of("one"),
        inputs=(Input(role="buyer", value=1, origin="derived"),),
    )
    changed = with_reasons(line, renamed)
    assert (changed.formula, changed.adjusted, changed.inputs) == (Reason.of("one_too"), None, line.inputs)


def test_reasons_in_mappings_and_records_in_tuples_are_reached():
    class Shelf(Record):
        by_name: dict[str, Reason | int]
        rows: tuple[NotYet, ...]
        size: int = 3

    shelf = Shelf(by_name={"a": Reason.of("one"), "b": 7}, rows=(NotYet(role="buyer", because=Reason.of("two")),))
    changed = with_reasons(shelf, renamed)
    assert changed == Shelf(
        by_name={"a": Reason.of("one_too"), "b": 7}, rows=(NotYet(role="buyer", because=Reason.of("two_too")),)
    )
    assert with_reasons(shelf, lambda reason: reason).by_name == shelf.by_name


def test_a_record_without_reasons_or_without_a_change_stays_the_same():
    assert with_reasons(source := Input(role="buyer", value=1, origin="derived"), renamed) is source
    refused_role = NotYet(role="buyer", because=Reason.of("one"))
    assert with_reasons(refused_role, lambda reason: reason) is refused_role
