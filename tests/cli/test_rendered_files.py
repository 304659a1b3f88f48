"""`teamplan render`: which documents are written where, for whom, and what is refused."""

from __future__ import annotations

from functools import cache

import pytest

from teamplan import Brief, dump_plan, load_catalog
from teamplan.model.terms import Stage
from teamplan.planning.planner import plan_team
from teamplan.sources.outputs.writing import is_ours

pytestmark = pytest.mark.slow


@cache
def a_plan() -> str:
    return dump_plan(plan_team(load_catalog(), Brief(stage=Stage.STARTUP, size=5, company="小店")))


@pytest.fixture
def plan(cli):
    return cli.write("plan.yaml", a_plan())


def written(cli) -> set[str]:
    return {path.name for path in cli.folder.iterdir()} - {"plan.yaml"}


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("options", "names"),
    [
        ([], {"plan.md", "plan.html"}),
        (["--format", "md"], {"plan.md"}),
        (["--format", "md, html,md"], {"plan.md", "plan.html"}),
        (["--format", "svg,mmd"], {"plan.svg", "plan.mmd"}),
        (["--format", "md", "-o", "方案书.md"], {"方案书.md"}),
        (["--format", "html", "-o", "index.htm"], {"index.htm"}),
        (["-o", "book"], {"book.md", "book.html"}),
        (["-o", "book.html"], {"book.md", "book.html"}),
    ],
)
def test_names_of_documents(cli, options, names):
    outcome = cli("render", "plan.yaml", *options)
    assert outcome.code == 0, outcome.err
    assert written(cli) == names
    assert outcome.out == ""
    assert all(name in outcome.err for name in names)


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize("output", ["", ".", "/"])
def test_an_output_without_a_name_is_refused(cli, output):
    outcome = cli("render", "plan.yaml", "--format", "md,svg", "-o", output, lang="en")
    assert outcome.code == 2
    assert "has no file name" in outcome.err
    assert "give a file name" in outcome.err


@pytest.mark.usefixtures("plan")
def test_a_document_on_standard_output(cli):
    outcome = cli("render", "plan.yaml", "--format", "md", "-o", "-")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("#")
    assert written(cli) == set()
    assert cli("render", "plan.yaml", "-o", "-").code == 2


def test_a_plan_from_standard_input(cli):
    assert cli("render", "-", "--format", "md", "-q", stdin=a_plan().encode()).code == 0
    assert written(cli) == {"plan.md"}


@pytest.mark.usefixtures("plan")
def test_every_document_carries_its_seal(cli):
    assert cli("render", "plan.yaml", "--format", "md,html,svg,mmd").code == 0
    documents = [cli.folder / name for name in written(cli)]
    assert len(documents) == 4
    for path in documents:
        assert is_ours(path.read_bytes()), path
        assert not is_ours(path.read_bytes().replace("店".encode(), "点".encode(), 1) + b"\n"), path


@pytest.mark.usefixtures("plan")
def test_the_same_plan_gives_the_same_bytes_in_any_language(cli):
    documents = []
    for lang in ("zh", "en"):
        assert cli("render", "plan.yaml", lang=lang).code == 0
        documents.append({name: (cli.folder / name).read_bytes() for name in written(cli)})
    assert documents[0] == documents[1]


@pytest.mark.usefixtures("plan")
def test_staff_see_no_money(cli):
    texts = {}
    for audience in ("boss", "hr", "staff"):
        texts[audience] = cli("render", "plan.yaml", "--format", "md", "--audience", audience, "-o", "-").out
    assert len(set(texts.values())) == 3
    assert "元/月" in texts["hr"]
    assert "税前工资" in texts["hr"]
    assert "税前工资" not in texts["staff"]


@pytest.mark.usefixtures("plan")
def test_edited_documents_are_kept_without_force(cli):
    assert cli("render", "plan.yaml").code == 0
    edited = cli.folder / "plan.md"
    edited.write_text(edited.read_text(encoding="utf-8") + "\n老板批注\n", encoding="utf-8")
    before = (cli.folder / "plan.html").stat().st_mtime_ns
    outcome = cli("render", "plan.yaml", "--audience", "staff")
    assert outcome.code == 2
    assert "plan.md" in outcome.err
    assert "老板批注" in edited.read_text(encoding="utf-8")
    assert (cli.folder / "plan.html").stat().st_mtime_ns == before
    assert cli("render", "plan.yaml", "--force").code == 0
    assert "老板批注" not in edited.read_text(encoding="utf-8")


OWN_GOALS = """{% extends "builtin:goals.j2" %}
{% block situation %}
{{ paragraph(WORDS) }}
{% endblock %}
"""


@pytest.mark.usefixtures("plan")
def test_own_document_templates(cli):
    assert cli("templates", "copy", "documents", "mine").code == 0
    goals = cli.folder / "mine" / "documents" / "zh" / "goals.j2"
    assert goals.is_file()
    goals.write_text(OWN_GOALS.replace("WORDS", "nothing_of_this_name"), encoding="utf-8")
    outcome = cli("render", "plan.yaml", "--format", "md", "--documents", "mine")
    assert outcome.code == 2
    assert "nothing_of_this_name" in outcome.err
    assert "goals.j2:3" in outcome.err
    goals.write_text(OWN_GOALS.replace("WORDS", "'只说这一句。'"), encoding="utf-8")
    assert cli("render", "plan.yaml", "--format", "md", "--documents", "mine").code == 0
    text = (cli.folder / "plan.md").read_text(encoding="utf-8")
    assert "只说这一句。" in text
    assert "经营现状与目标" not in text
    assert cli("render", "plan.yaml", "--documents", "nowhere").code == 2


@pytest.mark.usefixtures("plan")
def test_a_mistake_in_own_words_is_told_with_its_place(cli):
    (cli.folder / "mine" / "wording").mkdir(parents=True)
    cli.write("mine/wording/zh.yaml", "phrases:\n  full_stpo: '.'\n")
    outcome = cli("render", "plan.yaml", "--format", "md", "--documents", "mine", lang="zh")
    assert outcome.code == 2
    assert "mine/wording/zh.yaml:2:3" in outcome.err
    assert "full_stop" in outcome.err
    assert written(cli) == {"mine"}
