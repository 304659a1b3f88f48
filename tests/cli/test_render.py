"""`render` from its function: which paths, what is refused, and what reaches the use case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from teamplan.cli import render
from teamplan.cli.failure import CommandError
from teamplan.cli.render import RenderOptions, document_paths, format_names, run_render, sealed_documents
from teamplan.cli.speaker import Speaker
from teamplan.findings.words import Words
from teamplan.sources.outputs.writing import EditedFileError, UnwritableFileError, sealed
from teamplan.usecases.errors import BrokenPlanError, UnknownChoiceError
from teamplan.usecases.make_documents import Documents

PLAN, CATALOG, SPEAKER = object(), object(), Speaker("en")


@pytest.mark.parametrize(
    ("formats", "names"), [("md", ["md"]), ("md, html,md", ["md", "html"]), (" mmd ,,svg", ["mmd", "svg"])]
)
def test_formats_are_told_apart_by_commas_each_once(formats, names):
    assert format_names(formats) == names


@pytest.mark.parametrize(("formats", "word"), [("", ""), (" , ", " , "), ("md,xx", "xx")])
def test_what_is_no_format_is_refused(formats, word):
    with pytest.raises(UnknownChoiceError) as caught:
        format_names(formats)
    assert caught.value.word == word


@pytest.mark.parametrize(
    ("plan", "path"), [("a/plan.yaml", "a/plan.md"), ("plan.yml", "plan.md"), ("plan.v2", "plan.v2.md"), ("p", "p.md")]
)
def test_a_document_stands_beside_its_plan(plan, path):
    assert document_paths(Path(plan), "md") == {"md": Path(path)}
    assert list(document_paths(Path(plan), "html,md")) == ["html", "md"]


@pytest.mark.parametrize(
    ("options", "paths"),
    [
        ({}, {"md": "a/plan.md", "html": "a/plan.html"}),
        ({"plan": "-"}, {"md": "plan.md", "html": "plan.html"}),
        ({"formats": "md", "output": "x.txt"}, {"md": "x.txt"}),
        ({"formats": "md", "output": "-"}, {"md": "-"}),
        ({"output": "book"}, {"md": "book.md", "html": "book.html"}),
        ({"output": "book.html"}, {"md": "book.md", "html": "book.html"}),
        ({"output": "book.v2"}, {"md": "book.v2.md", "html": "book.v2.html"}),
    ],
)
def test_where_documents_go(options, paths):
    found = render._targets(RenderOptions(**{"plan": "a/plan.yaml", **options}))
    assert found == {name: Path(path) for name, path in paths.items()}


def test_standard_output_takes_one_format():
    with pytest.raises(CommandError) as caught:
        render._targets(RenderOptions(plan="plan.yaml", output="-"))
    assert caught.value.message == Words("-o - 只能输出一种格式", "-o - takes one format")
    assert caught.value.advice == Words("加上 --format md", "add --format md")


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]):
    """Renders in a folder of its own; returns what reached the use cases, stdout and stderr."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.yaml").write_text("plan", encoding="utf-8")
    calls: list[tuple[Any, ...]] = []
    broken: list[Exception] = []

    def make(plan: object, catalog: object, formats: list[str], audience: str, **named: Any) -> Documents:
        calls.append(("make", plan, catalog, formats, audience, named))
        notes = (Words("提醒", "note"),)
        return Documents({name: f"{name} of it\n".encode() for name in formats}, notes)

    def refuse(*arguments: object) -> None:
        calls.append(("refuse", *arguments))
        if broken:
            raise broken[0]

    monkeypatch.setattr(
        "teamplan.sources.records.plan_file.load_plan", lambda file: calls.append(("load", file)) or PLAN
    )
    monkeypatch.setattr(render, "open_catalog", lambda *asked: calls.append(("catalog", *asked)) or CATALOG)
    monkeypatch.setattr("teamplan.usecases.make_documents.make_documents", make)
    monkeypatch.setattr("teamplan.usecases.broken_plan.refuse_broken", refuse)

    def run(lang: str = "en", **options: Any) -> tuple[list[tuple[Any, ...]], str, str]:
        calls.clear()
        assert run_render(RenderOptions(**{"plan": "plan.yaml", **options}), Speaker(lang)) == 0  # type: ignore[arg-type]
        out, err = capfdbinary.readouterr()
        return list(calls), out.decode(), err.decode()

    run.broken, run.calls = broken, calls  # type: ignore[attr-defined]
    return run


MD, HTML = sealed(b"md of it\n", "<!-- {} -->"), sealed(b"html of it\n", "<!-- {} -->")


def test_a_plan_is_read_checked_and_rendered_with_what_was_asked_for(rendered, tmp_path):
    calls, out, err = rendered(audience="boss", documents="own", catalog="cat")
    assert calls == [
        ("load", "plan.yaml"),
        ("catalog", "cat", SPEAKER),
        ("refuse", PLAN, CATALOG, "plan.yaml"),
        ("make", PLAN, CATALOG, ["md", "html"], "boss", {"own": "own", "words": "cat", "watch": None}),
    ]
    assert (out, err) == ("", "note\nwrote plan.md\nwrote plan.html\n")
    assert [(tmp_path / name).read_bytes() for name in ("plan.md", "plan.html")] == [MD, HTML]


def test_without_more_it_is_for_hr_and_in_the_built_in_words(rendered):
    calls, _, err = rendered(lang="zh", formats="md")
    assert calls[-1] == ("make", PLAN, CATALOG, ["md"], "hr", {"own": None, "words": None, "watch": None})
    assert err == "提醒\n已写入 plan.md\n"


def test_quiet_leaves_what_must_be_said(rendered):
    assert rendered(quiet=True)[1:] == ("", "note\n")


def test_a_document_on_standard_output_is_all_that_stands_there(rendered, tmp_path):
    _, out, err = rendered(formats="html", output="-")
    assert (out.encode(), err) == (HTML, "note\n")
    assert [path.name for path in tmp_path.iterdir()] == ["plan.yaml"]


def test_a_document_that_was_edited_or_that_is_the_plan_is_kept(rendered, tmp_path):
    (tmp_path / "plan.html").write_text("mine", encoding="utf-8")
    with pytest.raises(EditedFileError) as caught:
        rendered()
    assert caught.value.path == Path("plan.html")
    assert not (tmp_path / "plan.md").exists()
    rendered(force=True)
    assert (tmp_path / "plan.html").read_bytes() == HTML
    with pytest.raises(UnwritableFileError) as unwritable:
        rendered(formats="md", output=str(tmp_path / "plan.yaml"), force=True)
    assert unwritable.value.message.en == "the output would overwrite the input plan.yaml"
    assert (tmp_path / "plan.yaml").read_text("utf-8") == "plan"


def test_a_plan_from_standard_input_may_be_called_anything(rendered, tmp_path):
    (tmp_path / "-").write_text("mine", encoding="utf-8")
    calls, _, err = rendered(plan="-", formats="md")
    assert (calls[0], err) == (("load", "-"), "note\nwrote plan.md\n")
    assert (tmp_path / "-").read_text("utf-8") == "mine"


def test_a_plan_that_does_not_hold_is_refused_with_where_to_look(rendered):
    rendered.broken.append(BrokenPlanError([], 2))
    with pytest.raises(CommandError) as caught:
        rendered()
    assert caught.value.message == Words("方案不成立：另有 2 处", "the plan does not hold: 2 more")
    assert caught.value.advice == Words(
        "teamplan check plan.yaml 给出位置与改法", "teamplan check plan.yaml shows where and how to mend it"
    )


def test_the_progress_of_rendering_is_shown_unless_quiet(rendered, monkeypatch):
    asked: list[tuple[object, ...]] = []

    class Watched:
        def __init__(self, *arguments: object, **named: object) -> None:
            asked.append((arguments, named))

        def __enter__(self) -> str:
            return "watch"

        def __exit__(self, *_: object) -> None:
            """Nothing was drawn."""

    monkeypatch.setattr("teamplan.cli.progress.progress", Watched)
    calls, _, _ = rendered(quiet=True)
    assert asked == [((Words("排版", "rendering"), SPEAKER), {"quiet": True})]
    assert calls[-1][-1]["watch"] == "watch"
    made = sealed_documents(PLAN, CATALOG, ["md"], SPEAKER, quiet=False)  # type: ignore[arg-type]
    assert made == {"md": MD}
    assert asked[-1][1] == {"quiet": False}
    assert rendered.calls[-1][3:] == (["md"], "hr", {"own": None, "words": None, "watch": "watch"})
