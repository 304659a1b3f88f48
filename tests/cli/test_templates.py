"""The page of a published structure and the list of what ships, whole: as a pipe gets them and as they are drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from teamplan.cli import templates
from teamplan.cli.speaker import Speaker
from teamplan.cli.templates import run_copy, run_list, run_show
from teamplan.model.catalog import Catalog
from teamplan.model.team import TeamStructure


def post(name: str, **said: object) -> dict[str, object]:
    return {"id": name, "title": name.upper(), "roles": {"x": 1.0}, "department": f"{name}部", **said}


SMALL = TeamStructure.model_validate({
    "id": "small", "title": "小店", "title_en": "Small", "summary": "总结", "stage": "startup", "model": "b2c",
    "sources": ["001"], "posts": [post("one")],
})  # fmt: skip
LARGE = TeamStructure.model_validate({
    "id": "large-shop", "title": "大店", "title_en": "Large", "summary": "很长的总结" * 20, "stage": "growth",
    "model": "b2c", "sources": ["001", "002"],
    "posts": [
        post("head"),
        post("lead", reports_to="head", count=2),
        post("agent", reports_to="lead", count=9, optional=True),
        post("clerk", reports_to="lead", count_stated=False),
        post("runner", reports_to="head", count=3, count_from="projects"),
        post("guest", reports_to="head", optional=True, count_stated=False),
    ],
    "outside": [{"title": "系统", "instead_of": ["x"], "note": "按年付费"}],
    "notes": ["说明一", "说明二" * 20],
})  # fmt: skip
PAGE = f"""\
大店（Large）  large-shop

{"很长的总结" * 8}
{"很长的总结" * 8}
{"很长的总结" * 4}

HEAD  head部
├─ LEAD ×2  lead部
│  ├─ AGENT ×9（可选）  agent部
│  └─ CLERK（原文未写人数）  clerk部
├─ RUNNER（人数 = 项目数，--set projects=…）  runner部
└─ GUEST（可选）  guest部

外购：系统。按年付费

注：说明一

注：{"说明二" * 12}说明
  二{"说明二" * 7}
"""
FILES = {"catalog": 3, "organisation.yaml": 1}


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]):
    """Runs a command with two structures and few files, and returns what stood on stdout."""
    catalog = Catalog.model_construct(teams=(SMALL, LARGE))
    monkeypatch.setattr(templates, "open_catalog", lambda *asked: catalog if asked == (None, SPEAKER) else None)
    monkeypatch.setattr(templates, "file_counts", lambda: FILES)
    monkeypatch.setattr(templates, "read_builtin", lambda name: f"text of {name}\n")

    def show(run, *arguments: object, terminal: bool = False) -> str:
        monkeypatch.setattr(templates, "at_terminal", lambda: terminal)
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setenv("COLUMNS", "70")
        assert run(*arguments, SPEAKER) == 0
        out, err = capfdbinary.readouterr()
        assert err == b""
        return out.decode()

    return show


SPEAKER = Speaker("en")


def test_a_structure_is_a_tree_of_posts_below_what_it_is_and_above_what_is_noted(shown):
    assert shown(run_show, "large-shop") == PAGE
    assert shown(run_show, "small") == "小店（Small）  small\n\n总结\n\nONE  one部\n"


def test_what_is_no_structure_is_a_file_and_shown_as_it_is(shown):
    assert shown(run_show, "teams/small.yaml") == "text of teams/small.yaml\n"


def test_the_list_is_of_structures_with_their_people_and_of_files_by_folder(shown):
    assert shown(run_list).splitlines() == [
        "已发表的团队结构 Published structures（teamplan new --template ID）",
        "  small       1 人      小店（文档 001）",
        "  large-shop  7 人起    大店（文档 001、002）",
        "",
        "模板文件 Template files（teamplan templates copy NAME TARGET）",
        "  catalog     3 files",
        "  organisation.yaml  1 files",
    ]


def test_the_list_is_drawn_as_two_tables_at_a_terminal(shown):
    assert shown(run_list, terminal=True).splitlines() == [
        "已发表的团队结构 Published structures（teamplan new --template ID）",
        "small        1 人     小店（文档 001）",
        "large-shop   7 人起   大店（文档 001、002）",
        "",
        "模板文件 Template files（teamplan templates copy NAME TARGET）",
        "catalog             3 files",
        "organisation.yaml   1 files",
    ]


def test_a_structure_is_drawn_as_a_tree_at_a_terminal(shown):
    assert shown(run_show, "large-shop", terminal=True).splitlines() == [
        "大店（Large）  large-shop", "",
        "很长的总结" * 7, "很长的总结" * 7, "很长的总结" * 6, "",
        "HEAD  head部",
        "├── LEAD ×2  lead部",
        "│   ├── AGENT ×9（可选）  agent部",
        "│   └── CLERK（原文未写人数）  clerk部",
        "├── RUNNER（人数 = 项目数，--set projects=…）  runner部",
        "└── GUEST（可选）  guest部",
        "", "外购：系统。按年付费", "", "注：说明一", "",
        f"注：{'说明二' * 11}", "说明二" * 9,
    ]  # fmt: skip


@pytest.mark.parametrize(("lang", "said"), [("zh", "已复制 2 个文件到 mine\n"), ("en", "copied 2 files to mine\n")])
def test_a_copy_says_how_many_files_went_where(lang, said, monkeypatch, capfdbinary):
    asked: list[object] = []

    def copy(*arguments: object, **options: object) -> tuple[str, ...]:
        asked.append((arguments, options))
        return ("a", "b")

    monkeypatch.setattr(templates, "copy_builtin", copy)
    assert run_copy("all", "mine", force=True, speaker=Speaker(lang)) == 0
    assert asked == [(("all", Path("mine")), {"force": True})]
    assert capfdbinary.readouterr() == (b"", said.encode())
