"""What is said of a value that does not satisfy a model: what is wanted, with its bounds, and what was seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from teamplan.model.files.kinds import FILE_KINDS
from teamplan.model.files.models import file_model
from teamplan.sources.records.validation_words import Wording, custom_words, expectation, shown_value

ITEMS = {"min_length": 2, "max_length": 3, "actual_length": 5}


@pytest.mark.parametrize(
    ("kind", "context", "value", "wording"),
    [
        (
            "finite_number",
            {},
            0,
            Wording(
                "out-of-range", "有限的数字", "a finite number", "请改成范围内的数", "Use a number within the range"
            ),
        ),
        ("greater_than", {"gt": 1000}, 0, ("大于 1,000 的数", "more than 1,000")),
        ("greater_than_equal", {"ge": 1000}, 0, ("不小于 1,000 的数", "at least 1,000")),
        ("less_than", {"lt": 1000}, 0, ("小于 1,000 的数", "less than 1,000")),
        ("less_than_equal", {"le": 1000}, 0, ("不大于 1,000 的数", "at most 1,000")),
        ("too_short", ITEMS, [], ("至少 2 项", "2 items at least", "现有 5 项，请补足", "Add items")),
        ("too_long", ITEMS, [], ("至多 3 项", "3 items at most", "现有 5 项，请合并或删减", "Merge or remove items")),
        (
            "string_too_long",
            ITEMS,
            "店长们好",
            ("至多 3 个字", "3 characters at most", "现有 4 个字，请缩短", "Shorten the text"),
        ),
        (
            "string_too_long",
            ITEMS,
            None,
            ("至多 3 个字", "3 characters at most", "现有 0 个字，请缩短", "Shorten the text"),
        ),
        ("new_kind", {}, 3, Wording("invalid-value", "别的值（new_kind）", "another value (Odd)")),
        (
            "string_pattern_mismatch",
            {"pattern": "^x$"},
            3,
            Wording("bad-format", "符合 ^x$ 的文字", "text like ^x$", "请按格式改写", "Mend the format"),
        ),
    ],
)
def test_what_is_wanted_is_said_with_its_bounds(
    kind: str, context: dict[str, object], value: object, wording: tuple[str, ...]
):
    said = expectation(kind, context, "Odd", value)
    if isinstance(wording, Wording):
        assert said == wording
    else:
        assert said.rule == "out-of-range"
        assert said[1 : 1 + len(wording)] == wording
        assert said.help_zh
        assert said.help_en


@pytest.mark.parametrize(
    ("kind", "sort"),
    [
        ("string_type", "text"),
        ("string_sub_type", "text"),
        ("int_type", "a whole number"),
        ("int_parsing", "a whole number"),
        ("int_from_float", "a whole number"),
        ("int_parsing_size", "a whole number"),
        ("float_type", "a number"),
        ("float_parsing", "a number"),
        ("bool_type", "true or false"),
        ("bool_parsing", "true or false"),
        ("tuple_type", "a list"),
        ("list_type", "a list"),
        ("dict_type", "a mapping"),
        ("model_type", "a mapping"),
        ("model_attributes_type", "a mapping"),
        ("mapping_type", "a mapping"),
        ("string_too_short", "text that is not empty"),
    ],
)
def test_each_error_of_pydantic_names_the_type_that_is_wanted(kind: str, sort: str):
    said = expectation(kind, {}, "Input is odd", 3)
    assert said.en == sort
    assert said.rule == ("out-of-range" if "short" in kind else "wrong-type")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "空 (null)"),
        (True, "true"),
        (False, "false"),
        ({"a": 1}, "{…}"),
        ([1, 2], "[…]×2"),
        ((1,), "[…]×1"),
        (1.5, "1.5"),
        ("店长", "「店长」"),
        ("x" * 40, f"「{'x' * 40}」"),
        ("x" * 41, f"「{'x' * 40}…」"),
        (10**40, "1" + "0" * 39 + "…"),
    ],
)
def test_a_value_is_shown_so_that_it_fits_a_message(value: object, shown: str):
    assert shown_value(value) == shown


CONTEXT = {
    "value": 3, "near": "", "choices": "甲、乙", "index": 4, "roles": "packer", "low": 1,
    "base": 9, "high": 5, "key": "k", "least": 0.25, "most": 1e12, "end": "high", "stages": "growth", "names": "n",
    "known": "m", "id": "head", "platform": "天猫", "name": "stores", "sum": "5", "total": "3",
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "near", "said", "path"),
    [
        ("unknown_term", "", ("不认识「3」", "unknown word “3”"), ()),
        ("unknown_term", "乙", ("不认识「3」，是否想写 `乙`？", "unknown word “3”; did you mean `乙`?"), ()),
        ("platform_not_text", "", ("平台名应为文字，现为 3", "the name of a platform is text, not 3"), (4,)),
        (
            "pinned_both_ways",
            "",
            ("packer 同时写在 require 与 exclude 里", "packer stand in both require and exclude"),
            ("exclude",),
        ),
        (
            "channel_twice",
            "",
            ("平台「天猫」在 channels 里写了两次", "“天猫” stands twice in `channels`"),
            ("channels", 4, "platform"),
        ),
        (
            "channels_beside_platforms",
            "",
            ("platforms 与 channels 写的平台不一样", "`platforms` and `channels` disagree"),
            ("channels",),
        ),
        (
            "channels_beside_total",
            "",
            (
                "各平台的 `stores` 合计 5，与总数 3 对不上",
                "the `stores` of the channels add up to 5, the total is 3",
            ),
            ("stores",),
        ),
        (
            "factors_without_source",
            "",
            ("写了平台的倍数，没有写出处", "the platform has factors, and no source for them"),
            (),
        ),
        (
            "range_upside_down",
            "",
            ("范围颠倒：low 1 ≤ base 9 ≤ high 5 不成立", "upside down: low 1 ≤ base 9 ≤ high 5 does not hold"),
            ("base",),
        ),
        ("impossible_figure", "", ("`k` 为 3 时排不出方案", "there is no plan where `k` is 3"), ("high",)),
        ("stage_without_pace", "", ("缺少阶段 growth", "the stages growth are missing"), ()),
        ("unknown_reason", "", ("没有理由 `k`", "there is no reason `k`"), ("key",)),
        ("wrong_reason_values", "", ("理由 `k` 的 values 不对：n", "wrong values of the reason `k`: n"), ("values",)),
        (
            "input_of_one",
            "",
            ("输入要写 driver、assumption、role 之一", "an input has one of driver, assumption and role"),
            (),
        ),
        (
            "source_without_place",
            "",
            ("来源没有 title 也没有 url", "the source has neither `title` nor `url`"),
            (),
        ),
        ("fact_without_value", "", ("没有 low 也没有 high", "there is neither `low` nor `high`"), ()),
        ("duplicate_post", "", ("编制 id `head` 重复", "the post id `head` stands twice"), ("posts", 4, "id")),
    ],
)
def test_what_a_model_refuses_by_itself_is_said_in_both_languages(
    kind: str, near: str, said: tuple[str, str], path: tuple[str | int, ...]
):
    worded = custom_words(kind, CONTEXT | {"near": near})
    assert worded is not None
    wording, below = worded
    assert (wording.zh, wording.en) == said
    assert below == path
    assert wording.help_zh
    assert wording.help_en


def test_the_advice_on_a_figure_names_its_bounds_and_errors_of_pydantic_are_not_ours():
    worded = custom_words("impossible_figure", CONTEXT)
    assert worded is not None
    assert worded[0].rule == "out-of-range"
    assert (worded[0].help_zh, worded[0].help_en) == (
        "请写 0.25 到 1e+12 之间的数",
        "Write a number from 0.25 to 1e+12",
    )
    assert custom_words("int_type", CONTEXT) is None


REFUSED = (
    "unknown_term", "unknown_platform", "platform_not_text", "pinned_both_ways", "range_upside_down",
    "impossible_figure", "stage_without_pace", "unknown_reason", "wrong_reason_values", "input_of_one",
    "source_without_place", "fact_without_value", "duplicate_post",
)  # fmt: skip
TYPES = (
    "string_type", "int_type", "float_type", "bool_type", "list_type", "dict_type", "finite_number", "string_too_short",
)  # fmt: skip


def test_all_that_is_said_of_values_is_the_golden(golden: Callable[[str, str], None]):
    worded = [custom_words(kind, CONTEXT) for kind in REFUSED]
    wordings = [found[0] for found in worded if found is not None]
    assert len(wordings) == len(REFUSED)
    wordings += [expectation(kind, {}, "Odd", 3) for kind in TYPES]
    wordings += [expectation(kind, ITEMS | {"ge": 1, "gt": 1, "le": 1, "lt": 1}, "Odd", "x") for kind in BOUNDS]
    wordings += [expectation("string_pattern_mismatch", {"pattern": each}, "Odd", "x") for each in sorted(patterns())]
    golden("sources/schema/words.txt", "\n".join(line for wording in wordings for line in (*wording, "")))


BOUNDS = (
    "greater_than_equal",
    "greater_than",
    "less_than_equal",
    "less_than",
    "too_short",
    "too_long",
    "string_too_long",
)


def patterns() -> set[str]:
    """Return every pattern that a text in a file has to match."""

    def within(node: object) -> Iterator[str]:
        if isinstance(node, dict):
            if isinstance(node.get("pattern"), str):
                yield node["pattern"]
            for inner in node.values():
                yield from within(inner)
        elif isinstance(node, list):
            for inner in node:
                yield from within(inner)

    return {pattern for kind in FILE_KINDS.values() for pattern in within(file_model(kind).model_json_schema())}


def test_every_pattern_of_a_file_is_explained_in_words():
    found = patterns()
    assert len(found) > 3
    for pattern in found:
        said = expectation("string_pattern_mismatch", {"pattern": pattern}, "Odd", "x")
        assert pattern not in said.zh, f"no words for {pattern}"
