"""However much is wrong with a file: what is told is bounded, and so is the work."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from teamplan.findings.finding import Severity
from teamplan.findings.tally import MOST_IN_FILE, Tally
from teamplan.sources.records import error_pieces, pydantic_findings, schema_walk
from teamplan.sources.records.file_reading import read_document
from teamplan.sources.records.located_findings import InvalidFilesError
from teamplan.sources.yaml import reader, strict

ROLE = (Path(__file__).parents[3] / "templates/catalog/quality.yaml").read_text("utf-8")


def refused(text: str, tally: Tally | None = None) -> InvalidFilesError:
    with pytest.raises(InvalidFilesError) as raised:
        read_document("x.yaml", text.encode(), None, tally)
    return raised.value


def told(error: InvalidFilesError) -> list[tuple[str, int, str]]:
    return [(each.finding.rule, each.mark.line, each.at) for each in error.findings]


def bad_team(people: int) -> str:
    return "stage: startup\nteam:\n" + "".join(f"- {{name: a{number}}}\n" for number in range(people))


def test_a_schema_is_built_once_for_many_files(monkeypatch: pytest.MonkeyPatch):
    schema_walk.schema_walk.cache_clear()
    built = []
    real = BaseModel.model_json_schema.__func__  # type: ignore[attr-defined]
    counting = classmethod(lambda cls, *args, **options: (built.append(cls), real(cls, *args, **options))[1])
    monkeypatch.setattr(BaseModel, "model_json_schema", counting)
    for _ in range(3):
        assert told(refused("stage: startup\nszie: 5\n")) == [("unknown-key", 2, "szie")]
    assert len(built) == 1


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("stage: startup\nrequire:\n" + "- Bad Id\n" * 1001, "require"),
        ("stage: startup\n" + "".join(f"key_{number}: 1\n" for number in range(120)), ""),
        ("stage: startup\nteam:\n" + "- {}\n" * 10_001, "team"),
        (ROLE.replace("    duties:", "    outdated: [" + "1, " * 101 + "]\n    duties:", 1), "roles.{}.outdated"),
    ],
    ids=["list", "record", "people", "list within an entry"],
)
def test_what_is_too_long_is_one_finding_and_nothing_in_it_is_looked_at(text: str, at: str):
    (located,) = refused(text).findings
    assert (located.finding.rule, located.at) == ("out-of-range", at.format("quality_supervisor"))


def test_a_mapping_of_very_many_keys_is_not_read(monkeypatch: pytest.MonkeyPatch):
    text = "stage: startup\n" + "".join(f"key_{number}: 1\n" for number in range(9))
    monkeypatch.setattr(reader, "MAX_KEYS", 10)
    monkeypatch.setattr(strict, "MAX_KEYS", 10)
    assert {rule for rule, *_ in told(refused(text))} == {"unknown-key"}
    assert told(refused(text + "one_more: 1\n")) == [("too-many-keys", 11, "")]


@pytest.mark.parametrize("piece", [1, 7, 40, 5_000])
def test_pieces_say_what_the_whole_says(piece: int, monkeypatch: pytest.MonkeyPatch):
    text = bad_team(30).replace("{name: a7}", "{name: a7, title: ceo}").replace("startup", "strtup") + "szie: 1\n"
    whole = told(refused(text))
    assert len(whole) == 31
    monkeypatch.setattr(error_pieces, "_PIECE", piece)
    assert told(refused(text)) == whole


def test_what_only_the_whole_shows_is_told_of_a_large_file(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(error_pieces, "_PIECE", 5)
    names = "".join(f"- role_{number}\n" for number in range(20))
    (located,) = refused(f"stage: startup\nrequire:\n{names}exclude:\n- role_3\n").findings
    assert located.finding.rule == "contradictory-brief"


def test_the_first_are_shown_and_all_are_counted():
    error = refused(bad_team(200))
    assert [line for _, line, _ in told(error)] == list(range(3, 3 + MOST_IN_FILE))
    assert error.counts == {(Severity.ERROR, "missing-key", "x.yaml"): 200}
    assert "(and 199 more)" in str(error)


def test_a_file_is_given_up_after_very_many(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pydantic_findings, "MOST_PROBLEMS", 60)
    monkeypatch.setattr(error_pieces, "_PIECE", 10)
    counts = refused(bad_team(500)).counts
    assert counts[Severity.ERROR, "too-many-problems", "x.yaml"] == 1
    assert 60 < counts[Severity.ERROR, "missing-key", "x.yaml"] < 80


def test_names_that_are_near_are_looked_up_only_for_what_is_shown(monkeypatch: pytest.MonkeyPatch):
    asked = []
    monkeypatch.setattr(pydantic_findings, "nearest_word", lambda word, _: asked.append(word) or "")
    people = "".join(f"- {{title: a, roles: [ceo], nmae: {number}}}\n" for number in range(300))
    error = refused("stage: startup\nteam:\n" + people)
    assert sum(error.counts.values()) == 300
    assert len(asked) == MOST_IN_FILE


def test_a_file_of_which_nothing_is_shown_is_not_read_a_second_time(monkeypatch: pytest.MonkeyPatch):
    tally = Tally()
    monkeypatch.setattr(Tally, "full", lambda *_: True)
    monkeypatch.setattr(strict, "load_yaml", lambda _: pytest.fail("read again"))
    assert refused(bad_team(3), tally).findings == ()
    assert tally.found([]).count(Severity.ERROR) == 3
