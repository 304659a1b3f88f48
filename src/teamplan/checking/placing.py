"""Symbolic findings of many files → places: only files that have findings are read again."""

from collections.abc import Iterable, Mapping

from teamplan.checking.files import content_of
from teamplan.checking.targets import Target
from teamplan.findings.finding import Finding, Place
from teamplan.findings.located import LocatedFinding, Mark, RelatedMark
from teamplan.sources.records.located_findings import SourceText, find_mark, locate
from teamplan.sources.yaml.files import UnreadableFileError
from teamplan.sources.yaml.strict import Document

_NOWHERE = Mark(1, 1, 1, 1)


def place_findings(findings: Iterable[Finding], targets: Iterable[Target]) -> list[LocatedFinding]:
    """Return the findings, which are all in `targets`, with their places.

    One file is open at a time. A file that went away since it was read leaves its findings at its
    first line.
    """
    by_file: dict[str, list[Finding]] = {}
    wanted: dict[str, set[Place]] = {}
    for finding in findings:
        by_file.setdefault(finding.file, []).append(finding)
        for place in finding.related:
            wanted.setdefault(place.file, set()).add(place)
    named = by_file.keys() | wanted.keys()
    targets_by_name = {target.name: target for target in targets if target.name in named}
    marks: dict[Place, Mark] = {}
    placed: list[LocatedFinding] = []
    for name in sorted(named):
        document, text = _reopen(targets_by_name[name])
        for place in wanted.get(name, ()):
            marks[place] = _NOWHERE if document is None else text.clamped(find_mark(place.path, document.map))
        for finding in by_file.get(name, ()):
            if document is None:
                placed.append(LocatedFinding(finding, _NOWHERE, "", ""))
            else:
                placed.append(locate(finding, document.map, document.data, text))
    return [_with_related(located, marks) for located in placed]


def _reopen(target: Target) -> tuple[Document | None, SourceText]:
    from teamplan.sources.yaml.strict import load_yaml

    try:
        data = content_of(target)
    except UnreadableFileError:
        return None, SourceText(b"")
    return load_yaml(data), SourceText(data)


def _with_related(located: LocatedFinding, marks: Mapping[Place, Mark]) -> LocatedFinding:
    related = tuple(RelatedMark(place.file, marks[place]) for place in located.finding.related)
    return located._replace(related=related) if related else located
