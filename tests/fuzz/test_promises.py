"""What the fuzzer calls sound: each promise broken once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from promises.documents import demand_sound
from promises.plans import demand_sound_plan
from promises.said import demand_contract
from promises.totals import demand_tied_out
from surface import FaultError

from teamplan.model.quantity import Count
from teamplan.rendering.document.blocks import Cell, Column, Document, Table
from teamplan.usecases.make_plan import make_plan

if TYPE_CHECKING:
    from teamplan.model.catalog import Catalog

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><text>a</text></svg>'


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("html", "<p>a</p>", None),
        ("html", '<p id="a">a<br></p><link href="data:,">', None),
        ("html", "<p>\x1b[31m</p>", "html: a sign that nobody sees"),
        ("html", "<x-fuzz></x-fuzz>", "html: injected element"),
        ("html", "<script></script>", "html: injected element"),
        ("html", '<p x-fuzz="1"></p>', "html: injected attribute"),
        ("html", '<p onclick="a"></p>', "html: injected attribute"),
        ("html", '<a href=" JavaScript:a">a</a>', "html: a link that runs"),
        ("html", '<img src="//a.b/c">', "html: something from elsewhere"),
        ("html", '<p id="a"></p><p id="a"></p>', "html: an id twice"),
        ("html", "<p>", "html: elements left open"),
        ("html", "<p><b></p></b>", "html: a tag that closes nothing"),
        ("md", "# a\n\n| a |\n| --- |\n| b<br>c |\n", None),
        ("md", "a <x-fuzz> b\n", "md: injected markup"),
        ("md", "<x-fuzz>\n", "md: injected markup"),
        ("md", "![a](b)\n", "md: a picture"),
        ("md", "a\u202eb\n", "md: a sign that nobody sees"),
        ("svg", SVG, None),
        ("svg", SVG.replace("text>", "x-fuzz>"), "svg: injected element"),
        ("svg", SVG.replace("<text", '<text x-fuzz="1"'), "svg: injected attribute"),
        ("svg", SVG.replace("a<", "&<"), "svg: not well formed"),
        ("mmd", 'flowchart TD\n  n0["a<br/>b"]\n  n0 --> n1\n', None),
        ("mmd", "flowchart TD\n  click n0 href\n", "mmd: a line that no chart has"),
        ("mmd", 'flowchart TD\n  n0["a"]"]\n', "mmd: a line that no chart has"),
    ],
)
def test_documents(name: str, text: str, fault: str | None) -> None:
    if fault is None:
        demand_sound(name, text.encode())
        return
    with pytest.raises(FaultError) as caught:
        demand_sound(name, text.encode())
    assert caught.value.kind == fault


@pytest.mark.parametrize(
    ("code", "out", "err", "github", "said"),
    [
        (0, "done\n", "", False, "done"),
        (1, "a.yaml:1:1 error\n", "", False, "findings"),
        (2, "", "error: no\n", False, "refused"),
        (1, "::error file=a::b\n", "", True, "findings"),
        (3, "", "", False, "exit code 3"),
        (1, "", "", False, "nothing is said"),
        (1, "Traceback (most recent call last)\n", "", False, "a traceback"),
        (2, "", "error: internal error: x\n", False, "internal error: error: internal error: x"),
        (0, "\x1b[31m", "", False, "a sign that nobody sees"),
        (1, "::error file=a::b\n", "", False, "a line for the CI system"),
        (1, "::set-output name=a::b\n", "", True, "a line for the CI system"),
    ],
)
def test_what_a_command_says(code: int, out: str, err: str, github: bool, said: str) -> None:  # noqa: FBT001 - a table
    if said in ("done", "findings", "refused"):
        assert demand_contract(code, out, err, github=github) == said
        return
    with pytest.raises(FaultError) as caught:
        demand_contract(code, out, err, github=github)
    assert caught.value.kind == said


def test_totals() -> None:
    rows = ((Cell(Count(1)),), (Cell(Count(2)),))
    table = Table(caption="a", columns=(Column("b"),), rows=rows, total=(Cell(Count(4)),))

    class OneTable:
        def blocks(self) -> list[Table]:
            return [table]

    with pytest.raises(FaultError, match="does not tie out"):
        demand_tied_out(OneTable())  # type: ignore[arg-type]  # a document of one table
    assert issubclass(Document, object)


def test_plans(catalog: Catalog) -> None:
    plan = make_plan(catalog, settings={"stage": "startup", "size": 3})
    demand_sound_plan(plan, catalog)
    with pytest.raises(FaultError, match="add up to the size"):
        demand_sound_plan(plan.model_copy(update={"positions": plan.positions[:-1]}), catalog)
    first, *rest = plan.positions
    twice = plan.model_copy(update={"positions": (first.model_copy(update={"id": rest[0].id}), *rest)})
    with pytest.raises(FaultError, match="refuses what `new` wrote"):
        demand_sound_plan(twice, catalog)
