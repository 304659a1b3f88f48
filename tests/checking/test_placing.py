"""Symbolic findings get the places where they stand, in as many files as they are about."""

from __future__ import annotations

import pytest

from teamplan.checking import placing
from teamplan.checking.placing import place_findings
from teamplan.checking.targets import Target
from teamplan.findings.finding import Finding, Place, Severity, Words
from teamplan.findings.located import LocatedFinding, Mark, RelatedMark

TEXT = Words("坏", "bad")
A, B = b"stage: growth\nsize: 3\n", b"# remark\nteam:\n- {title: x}\n"


def target(name: str, content: bytes | None) -> Target:
    return Target(f"/nowhere/{name}", name, content=content)


def finding(file: str, *path: str | int, related: tuple[Place, ...] = (), on_key: bool = False) -> Finding:
    return Finding("some-rule", Severity.ERROR, file, path, TEXT, TEXT, on_key, related)


def test_each_finding_stands_at_its_value_by_file_and_then_as_it_was_found():
    found = [finding("b", "team", 0, "title"), finding("a", "size"), finding("a", "stage"), finding("b", "team")]
    located = place_findings(found, [target("b", B), target("a", A), target("other", None)])
    assert located == [
        LocatedFinding(found[1], Mark(2, 7, 2, 8), "size", "size: 3"),
        LocatedFinding(found[2], Mark(1, 8, 1, 14), "stage", "stage: growth"),
        LocatedFinding(found[0], Mark(3, 11, 3, 12), "team[0].title", "- {title: x}"),
        LocatedFinding(found[3], Mark(3, 1, 3, 13), "team", "- {title: x}"),
    ]


def test_further_places_are_marked_also_in_files_without_findings():
    places = (Place("b", ("team", 0, "title")), Place("a", ("stage",)), Place("a"))
    (located,) = place_findings([finding("a", "size", related=places)], [target("a", A), target("b", B)])
    assert located.mark == Mark(2, 7, 2, 8)
    assert located.related == (
        RelatedMark("b", Mark(3, 11, 3, 12)),
        RelatedMark("a", Mark(1, 8, 1, 14)),
        RelatedMark("a", Mark(1, 1, 1, 14)),
    )


def test_what_was_in_a_file_that_went_away_stands_at_its_first_line():
    gone = Place("gone", ("size",))
    found = [finding("a", "size", related=(gone,)), finding("gone", "team", 0)]
    located = place_findings(found, [target("a", A), target("gone", None)])
    start = Mark(1, 1, 1, 1)
    assert located == [
        LocatedFinding(found[0], Mark(2, 7, 2, 8), "size", "size: 3", (RelatedMark("gone", start),)),
        LocatedFinding(found[1], start, "", ""),
    ]


def test_only_files_that_are_named_are_read_again_each_once(monkeypatch: pytest.MonkeyPatch):
    read: list[str] = []

    def content_of(target: Target) -> bytes:
        read.append(target.name)
        return target.content or b""

    monkeypatch.setattr(placing, "content_of", content_of)
    found = [finding("b", "team", related=(Place("c"),)), finding("b", "team", 0), finding("a", "size")]
    place_findings(found, [target(name, A) for name in "abcd"])
    assert read == ["a", "b", "c"]
    assert place_findings([], [target("a", A)]) == []
