"""What was found is written as JSON and read again; nothing else is believed."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from teamplan.checking.kept_findings import findings_json, read_findings
from teamplan.findings.finding import Finding, Place, Severity, Words
from teamplan.findings.located import LocatedFinding, Mark, RelatedMark
from teamplan.findings.tally import Found

FIELDS = ["finding", "mark", "at", "source_line", "related", "rule", "severity", "file", "path", "message", "help"]
FIELDS += ["on_key", "zh", "en", "line", "column", "end_line", "end_column", "shown", "counts"]
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=8),
    max_leaves=20,
)
ANY_COUNT = st.tuples(st.sampled_from(Severity), st.sampled_from("ab"), st.integers(-1, 3)) | ANY_JSON
ANY_FOUND = st.fixed_dictionaries(
    {"shown": st.lists(ANY_JSON, max_size=2), "counts": st.lists(ANY_COUNT, max_size=3) | ANY_JSON}
)


@given(content=(ANY_JSON | ANY_FOUND).map(lambda value: json.dumps(value).encode()) | st.binary())
@example(b"[" * 200_000)
@example(b'{"a":' * 200_000)
@example(b'{"shown": [], "counts": ' + b"[" * 200_000)
@example(b"1" * 100_000)
@example(b'{"shown": [], "counts": [["error", "r", 1], ["error", "r", 1]]}')
@example(b'{"shown": [], "counts": [["error", "r", 1], ["error", "r", 2]]}')
def test_no_content_is_believed_that_is_not_findings(content: bytes):
    try:
        found = read_findings(content)
    except ValueError:
        return
    assert json.loads(findings_json(found)) == json.loads(content)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("other", [None, True, 1, 0, -1, 1.5, "x", [], [None], {}])
def test_a_finding_with_a_field_of_another_type_is_none(field: str, other: object):
    words = Words("坏", "bad")
    finding = Finding("rule", Severity.ERROR, "f", ("a", 0), words, words, related=(Place("g", (1,)),))
    shown = (LocatedFinding(finding, Mark(1, 2, 3, 4), "a", "b", (RelatedMark("g", Mark(1, 1, 1, 2)),)),)
    found = Found(shown, {(Severity.ERROR, "rule"): 1, (Severity.INFO, "another"): 2})
    plain = json.loads(findings_json(found))
    places = list(spots(plain, field))
    assert places
    for holder in places:
        kept = holder[field]
        holder[field] = other
        with suppress(ValueError):
            assert json.loads(findings_json(read_findings(json.dumps(plain).encode()))) == plain
            assert type(kept) is type(other)
        holder[field] = kept
    assert read_findings(json.dumps(plain).encode()) == found


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("other", [None, True, 1, 0, -1, 1.5, "x", [], [None], {}])
def test_a_count_with_a_part_of_another_type_is_none(place: int, other: object):
    count = ["error", "rule", 2]
    count[place] = other  # type: ignore[call-overload]
    content = json.dumps({"shown": [], "counts": [["info", "another", 1], count]}).encode()
    if (place, other) in [(1, "x"), (2, 1)] and other is not True:
        expected = {(Severity.INFO, "another"): 1, (Severity.ERROR, str(count[1])): count[2]}
        assert read_findings(content) == Found((), expected)  # type: ignore[arg-type]
    else:
        with pytest.raises(ValueError):  # noqa: PT011 - any refusal of content is a ValueError
            read_findings(content)


def spots(value: object, field: str):
    """Yield every mapping within `value` that has the key."""
    if isinstance(value, dict):
        if field in value:
            yield value
        for inner in value.values():
            yield from spots(inner, field)
    elif isinstance(value, list):
        for inner in value:
            yield from spots(inner, field)
