"""Files → findings: any record, right or wrong, gives findings that stand in the file, and reports that are sound."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from inputs.bytes_mutation import mutated
from inputs.from_schema import Generator
from inputs.seeds import corpus, records
from inputs.vocabulary import words
from promises.documents import UNSEEN
from promises.said import demand_contract
from surface import Surface, demand

from teamplan.findings.located import in_order
from teamplan.model.files.kinds import FILE_KINDS
from teamplan.model.files.models import file_schema
from teamplan.reporting.formats import render_report
from teamplan.reporting.report import Report
from teamplan.reporting.text import report_text
from teamplan.sources.yaml.writer import dump_yaml
from teamplan.usecases.check_files import check_files

if TYPE_CHECKING:
    from random import Random

_NAME = "made.yaml"


@cache
def _generator(kind: str, breaking: float) -> Generator:
    return Generator(file_schema(kind), words(), breaking=breaking)


class Checking(Surface[bytes]):
    """Files of every kind, changed, or made from their schemas."""

    name = "check"
    share = 0.05

    def make(self, dice: Random) -> bytes:
        """Return a file."""
        if dice.random() < 0.6:
            return mutated(dice, dice.choice(records()), records())
        kind = dice.choice(list(FILE_KINDS))
        made = _generator(kind, dice.choice((0.0, 0.01, 0.1))).record(dice)
        try:
            return dump_yaml(made).encode()
        except (ValueError, TypeError):
            return json.dumps(made, ensure_ascii=False).encode("utf-8", "surrogatepass")

    def seeds(self) -> list[bytes]:
        """Return what broke it once."""
        return corpus(self.name)

    def attempt(self, made: bytes) -> str:
        """Check it as a file of a folder, and report in every format."""
        path = self.folder / _NAME
        path.write_bytes(made)
        checked = check_files([str(path)])
        lines = len(made.splitlines()) + 1
        for located in checked.findings:
            mark = located.mark
            demand(
                1 <= mark.line <= lines + 1 and mark.column >= 1,
                "a mark outside of the file",
                (located.finding.rule, mark),
            )
        for language in ("zh", "en"):
            report = Report(checked.findings, checked.files, language)
            demand_contract(1, report_text(in_order(checked.findings), lang=language) or "-", "")
            demand_contract(1, render_report("github", report), "-", github=True)
            json.loads(render_report("json", report))
            demand(not UNSEEN.search(render_report("json", report)), "json: a sign that nobody sees")
        return "found" if checked.findings else "clean"
