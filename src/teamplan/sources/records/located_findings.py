"""From symbolic findings to places in a file, and the error that carries them."""

import re
from collections.abc import Iterable

from teamplan.findings.finding import Finding, Severity
from teamplan.findings.located import LocatedFinding, Mark, in_order
from teamplan.findings.tally import FileCounts, settled
from teamplan.sources.yaml.source_map import Problem, SourceMap
from teamplan.text.visible import visible

_LINE_BREAK = re.compile(r"\r\n?|\n")
_NAMING_KEYS = ("id", "key", "model", "role", "name", "item", "driver", "function")
_START = Mark(1, 1, 1, 1)
_LONGEST_LINE = 20_000
ABSENT = object()
"""What stands where nothing does; `null` is something."""


class InvalidFilesError(ValueError):
    """Files are not acceptable; `findings` says what was found, in order.

    Of very many, only the first stand there: `counts` says how many each rule found in each file.
    """

    def __init__(self, findings: Iterable[LocatedFinding], counts: FileCounts | None = None) -> None:
        kept = list(findings)
        self.findings = in_order(kept)
        self.counts = settled(counts if counts is not None else settled({}, (), kept), kept, self.findings)
        super().__init__(self._summary())

    def _summary(self) -> str:
        total = sum(self.counts.values())
        if not self.findings:
            return f"{total} findings"
        first = self.findings[0]
        place = f"{first.finding.file}:{first.mark.line}:{first.mark.column}"
        return f"{place}: {first.finding.message.en}{f' (and {total - 1} more)' if total > 1 else ''}"


class SourceText:
    """The lines of one file, as they are shown."""

    def __init__(self, data: bytes) -> None:
        self._lines = _LINE_BREAK.split(data.decode("utf-8", "replace").removeprefix("\ufeff"))

    def line(self, number: int) -> str:
        """Return the line with this number, from 1, without control characters; empty past the end."""
        if not 1 <= number <= len(self._lines):
            return ""
        return visible(self._lines[number - 1][:_LONGEST_LINE], kept="\t")

    def clamped(self, mark: Mark) -> Mark:
        """Return `mark` cut to its first line, and at least one column wide where there is text."""
        end = mark.end_column if mark.end_line == mark.line else len(self.line(mark.line).rstrip()) + 1
        return Mark(mark.line, mark.column, mark.line, max(end, mark.column))


def located_problem(problem: Problem, file: str, text: SourceText) -> LocatedFinding:
    """Return what the YAML loader found as a finding."""
    finding = Finding(problem.rule, Severity.ERROR, file, (), problem.message, problem.help)
    mark = text.clamped(problem.mark)
    return LocatedFinding(finding, mark, "", text.line(mark.line))


def locate(finding: Finding, source_map: SourceMap, data: object, text: SourceText) -> LocatedFinding:
    """Find the place of a symbolic finding in the file that it names.

    A place that does not exist (a missing key) is shown at the first key of the mapping around it.
    """
    mark = text.clamped(find_mark(finding.path, source_map, on_key=finding.on_key))
    return LocatedFinding(finding, mark, symbolic_path(finding.path, data), text.line(mark.line))


def find_mark(path: tuple[str | int, ...], source_map: SourceMap, *, on_key: bool = False) -> Mark:
    """Return where `path` stands, or the nearest thing around it; the first character of an empty file."""
    if on_key and (key := source_map.key(path)) is not None:
        return key
    value = source_map.value(path)
    if value is None:
        existing = source_map.existing(path)
        value = source_map.first_key(existing) or source_map.value(existing)
    return value or _START


def symbolic_path(path: tuple[str | int, ...], data: object) -> str:
    """Return a route of keys with ids for the items of lists: it stays the same when lines move.

    >>> symbolic_path(("roles", 0, "duties", 2), {"roles": [{"id": "packer"}]})
    'roles.packer.duties[2]'
    """
    shown = ""
    for part in path:
        inner = child(data, part)
        name = _name_of(inner) if isinstance(part, int) else part
        shown += f"[{part}]" if name is None else f".{name}"
        data = inner
    return shown.removeprefix(".")


def child(data: object, part: str | int) -> object:
    """Return what a mapping or a list holds under a key or an index; ABSENT where there is no such thing."""
    if isinstance(data, dict):
        return data.get(part, ABSENT)
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        return data[part]
    return ABSENT


def _name_of(item: object) -> str | None:
    if not isinstance(item, dict):
        return None
    return next((item[key] for key in _NAMING_KEYS if isinstance(item.get(key), str)), None)
