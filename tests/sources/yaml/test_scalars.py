"""What an unquoted scalar means, and which are in doubt."""

from __future__ import annotations

import math

import pytest

from teamplan.sources.yaml.scalars import Doubt, resolve_plain


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("", None),
        ("~", None),
        ("TRUE", True),
        ("False", False),
        ("7", 7),
        ("-7", -7),
        ("0x1f", 31),
        ("1.5", 1.5),
        ("-1.5e-3", -0.0015),
        (".5", 0.5),
        ("01.5", 1.5),
        (".Inf", math.inf),
        ("-.inf", -math.inf),
        ("1.0e+308", 1e308),
        ("1.0e+309", Doubt.OUT_OF_RANGE),
        ("9" * 1_000, int("9" * 1_000)),
        ("9" * 1_001, Doubt.OUT_OF_RANGE),
        ("9" * 1_001 + "x", "9" * 1_001 + "x"),
        ("010", Doubt.LEADING_ZERO),
        ("-0_7", Doubt.LEADING_ZERO),
        ("1_000", Doubt.NOTATION),
        ("1e3", Doubt.NOTATION),
        ("0o17", Doubt.NOTATION),
        ("0b1", Doubt.NOTATION),
        ("-0x1", Doubt.NOTATION),
        ("+.5", Doubt.NOTATION),
        ("NO", "NO"),
        ("2025-01-01", "2025-01-01"),
        ("12:30", "12:30"),
        ("-x", "-x"),
        ("店长", "店长"),
    ],
)
def test_a_scalar_means_one_thing_or_is_in_doubt(text: str, meaning: object) -> None:
    found = resolve_plain(text)
    assert found == meaning
    assert type(found) is type(meaning)


def test_nothing_else_is_no_number() -> None:
    found = resolve_plain(".nan")
    assert isinstance(found, float)
    assert math.isnan(found)
