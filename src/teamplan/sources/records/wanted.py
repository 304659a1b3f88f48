"""Which findings of a file are made: asked before their words and places are looked for."""

from collections.abc import Collection
from dataclasses import dataclass

from teamplan.findings.finding import Place, Severity
from teamplan.findings.tally import Tally
from teamplan.sources.records.located_findings import find_mark
from teamplan.sources.yaml.source_map import SourceMap


@dataclass(slots=True)
class Wanted:
    """Those that `tally` keeps and that stand on no line of the file `name` that is `spoilt`.

    `asked` counts all that are not spoilt.
    """

    name: str
    tally: Tally
    map: SourceMap | None = None
    spoilt: Collection[int] = ()
    asked: int = 0

    def __call__(self, rule: str, path: tuple[str | int, ...], *, on_key: bool = False) -> bool:
        """Count a finding, and return whether it is to be made."""
        if self.map is not None and find_mark(path, self.map, on_key=on_key).line in self.spoilt:
            return False
        self.asked += 1
        return self.tally.wants(Severity.ERROR, rule, Place(self.name, path))
