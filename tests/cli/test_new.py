"""`new` from its function: what is refused early, what is asked of the use case, and what is written and said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from teamplan.cli import new
from teamplan.cli.failure import CommandError
from teamplan.cli.new import NewOptions, run_new
from teamplan.cli.speaker import Speaker
from teamplan.findings.words import Words
from teamplan.sources.outputs.writing import EditedFileError, UnwritableFileError, sealed
from teamplan.usecases.errors import IncompleteCatalogError

pytestmark = pytest.mark.slow

PLAN, CATALOG, BRIEF, LOOK = object(), object(), object(), object()
WRITTEN = sealed(b"plan: it\n", "# {}")


class Made:
    """Calls of what `new` uses, in place of which they stand."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[bytes]) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self.fails: Exception | None = None
        self._capture = capture

        def make_plan(*asked: Any, **named: Any) -> object:
            self.calls.append(("plan", *asked, named))
            if self.fails:
                raise self.fails
            return PLAN

        def documents(plan: object, catalog: object, formats: list[str], speaker: Speaker, **named: Any) -> Any:
            self.calls.append(("documents", plan, catalog, formats, speaker, named))
            return {name: f"{name}\n".encode() for name in reversed(formats)}

        patch.setattr("teamplan.usecases.make_plan.make_plan", make_plan)
        patch.setattr("teamplan.sources.records.plan_file.load_brief", self._taking("brief", BRIEF))
        patch.setattr("teamplan.sources.records.plan_file.dump_plan", lambda plan: "plan: it\n" if plan is PLAN else "")
        patch.setattr(new, "open_catalog", self._taking("catalog", CATALOG))
        patch.setattr("teamplan.cli.render.sealed_documents", documents)
        patch.setattr("teamplan.usecases.make_documents.first_look", self._taking("look", LOOK))
        patch.setattr("teamplan.rendering.formats.terminal.summary_text", lambda look: f"summary {look is LOOK}\n")

    def _taking(self, name: str, result: object) -> Any:
        return lambda *asked, **named: self.calls.append((name, *asked, *([named] if named else []))) or result

    def __call__(self, lang: str = "en", **options: Any) -> tuple[str, str]:
        self.calls.clear()
        assert run_new(NewOptions(**options), Speaker(lang)) == 0  # type: ignore[arg-type]
        out, err = self._capture.readouterr()
        return out.decode(), err.decode()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Made:
    monkeypatch.chdir(tmp_path)
    return Made(monkeypatch, capfdbinary)


def test_options_become_settings_and_the_plan_is_written_sealed_and_summed_up(made, tmp_path):
    out, err = made(
        stage="初创", size="5", model="b2c", platforms=("天猫,抖音",), live=False, settings=("city=杭州", "size=3")
    )
    settings = {
        "city": "杭州", "size": 5, "stage": "初创", "model": "b2c", "platforms": ["天猫", "抖音"], "live": False,
    }  # fmt: skip
    assert made.calls == [
        ("catalog", None, Speaker("en")),
        ("plan", CATALOG, None, settings, {"structure": None}),
        ("look", PLAN, CATALOG, {"own": None, "words": None}),
    ]
    assert (out, err) == ("summary True\n", "wrote plan.yaml\ndocuments: teamplan render plan.yaml\n")
    assert (tmp_path / "plan.yaml").read_bytes() == WRITTEN


@pytest.mark.parametrize(
    ("options", "brief", "settings", "structure"),
    [
        ({"source": "b.yaml"}, BRIEF, {}, None),
        ({"source": "-", "size": "4"}, BRIEF, {"size": 4}, None),
        ({"template": "t"}, None, {}, "t"),
        ({"template": "t", "settings": ("projects=3",)}, None, {"projects": 3}, "t"),
        ({"live": True}, None, {"live": True}, None),
    ],
)
def test_a_brief_or_a_structure_needs_no_settings(options, brief, settings, structure, made):
    made(**options)
    assert made.calls[-2] == ("plan", CATALOG, brief, settings, {"structure": structure})
    assert [call for call in made.calls if call[0] == "brief"] == ([("brief", options["source"])] if brief else [])


def test_documents_are_written_with_the_plan_in_the_order_asked_for(made, tmp_path):
    options = {"stage": "s", "output": "o.yaml", "render": "html,md", "documents": "own", "catalog": "cat"}
    out, err = made(lang="zh", **options)
    speaker = Speaker("zh")
    assert made.calls[0] == ("catalog", "cat", speaker)
    named = {"own": "own", "words": "cat", "quiet": False}
    assert made.calls[2:] == [
        ("documents", PLAN, CATALOG, ["html", "md"], speaker, named),
        ("look", PLAN, CATALOG, {"own": "own", "words": "cat"}),
    ]
    assert (out, err) == ("summary True\n", "已写入 o.yaml\n已写入 o.html\n已写入 o.md\n")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "o.yaml": WRITTEN, "o.html": b"html\n", "o.md": b"md\n",
    }  # fmt: skip


def test_quiet_says_nothing_and_looks_at_nothing(made, tmp_path):
    assert made(stage="s", quiet=True) == ("", "")
    assert "look" not in {call[0] for call in made.calls}
    assert made(stage="s", quiet=True, render="md") == ("", "")
    assert made.calls[-1][-1] == {"own": None, "words": None, "quiet": True}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.md", "plan.yaml"]


def test_a_plan_on_standard_output_is_all_that_stands_there(made, tmp_path):
    out, err = made(stage="s", output="-")
    assert (out.encode(), err) == (WRITTEN, "")
    assert list(tmp_path.iterdir()) == []


def test_the_next_step_is_told_in_chinese_too(made):
    assert made(lang="zh", stage="s")[1] == "已写入 plan.yaml\n生成文档：teamplan render plan.yaml\n"


def test_the_summary_is_drawn_as_wide_as_the_terminal(made, monkeypatch):
    monkeypatch.setattr(new, "at_terminal", lambda: True)
    monkeypatch.setattr("teamplan.cli.drawing.width", lambda: 57)
    monkeypatch.setattr("teamplan.cli.drawing.draw_lines", lambda lines: f"drawn {lines}\n")
    monkeypatch.setattr("teamplan.rendering.formats.terminal.summary_lines", lambda look, width: (look is LOOK, width))
    assert made(stage="s")[0] == "drawn (True, 57)\n"


REFUSED = [
    (
        {"source": "b.yaml", "template": "t"},
        Words("--from 与 --template 只能用一个", "use either --from or --template"),
        Words("照录已发表的团队结构时，业务量用 --set 给出", "with --template, give volumes with --set"),
    ),
    (
        {"stage": "s", "output": "-", "render": "md"},
        Words("-o - 时不能同时 --render", "--render needs a plan file, not -o -"),
        Words("去掉 --render，或给出 -o 文件名", "drop --render, or give -o a file name"),
    ),
    (
        {"settings": ("size",)},
        Words("--set 应写成 键=值，现为「size」", "--set takes key=value, not 'size'"),
        Words("例如 --set monthly_sales=800000", "for example --set monthly_sales=800000"),
    ),
    (
        {},
        Words("没有说明企业情况", "nothing is said of the company"),
        Words(
            "至少给出阶段，如 teamplan new --stage 初创 --size 5，或 --from brief.yaml",
            "give the stage at least: teamplan new --stage startup --size 5, or --from brief.yaml",
        ),
    ),
]


@pytest.mark.parametrize(("options", "message", "advice"), REFUSED)
def test_what_cannot_be_is_refused_before_anything_is_planned(options, message, advice, made, tmp_path):
    with pytest.raises(CommandError) as caught:
        made(**options)
    assert (caught.value.message, caught.value.advice) == (message, advice)
    assert "plan" not in {call[0] for call in made.calls}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["plan.yaml", "plan.html"])
def test_files_that_somebody_edited_are_kept_unless_forced(name, made, tmp_path):
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(EditedFileError) as caught:
        made(stage="s", render="md,html")
    assert (caught.value.path, made.calls) == (Path(name), [])
    assert [path.name for path in tmp_path.iterdir()] == [name]
    made(stage="s", render="md,html", force=True)
    assert (tmp_path / name).read_text("utf-8") != "mine"


def test_the_brief_is_kept_also_where_the_plan_is_forced(made, tmp_path):
    (tmp_path / "b.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(UnwritableFileError) as caught:
        made(source="b.yaml", output=str(tmp_path / "b.yaml"), force=True)
    assert caught.value.message.en == "the output would overwrite the input b.yaml"
    assert made.calls == []
    (tmp_path / "-").write_text("mine", encoding="utf-8")
    made(source="-", output="./-", force=True)
    assert (tmp_path / "-").read_bytes() == WRITTEN


@pytest.mark.parametrize(("stdin", "stdout", "asks"), [(True, True, True), (True, False, False), (False, True, False)])
def test_it_asks_where_a_person_can_read_and_answer(stdin, stdout, asks, made, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: stdin, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: stdout, raising=False)
    monkeypatch.setattr(new, "at_terminal", lambda: False)
    monkeypatch.setattr("teamplan.cli.questions.ask_brief", lambda speaker: {"stage": speaker.language})
    if asks:
        made()
        assert made.calls[-2] == ("plan", CATALOG, None, {"stage": "en"}, {"structure": None})
    else:
        with pytest.raises(CommandError):
            made()


def test_a_catalog_of_one_s_own_that_is_incomplete_is_refused_with_where_to_look(made):
    made.fails = IncompleteCatalogError("span")
    with pytest.raises(CommandError) as caught:
        made(stage="s", catalog="mine")
    assert caught.value.message == made.fails.message
    assert caught.value.advice == Words("用 teamplan check mine 查看位置", "teamplan check mine shows where")


@pytest.mark.parametrize("cause", [KeyError("span"), None])
def test_the_built_in_catalog_is_complete_so_that_a_lack_is_a_fault_of_the_program(cause, made):
    made.fails = IncompleteCatalogError("span")
    made.fails.__cause__ = cause
    with pytest.raises(KeyError if cause else IncompleteCatalogError) as caught:
        made(stage="s")
    assert caught.value is (cause or made.fails)
    assert caught.value.__suppress_context__
