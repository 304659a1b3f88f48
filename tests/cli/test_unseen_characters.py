"""No value steers a terminal or a CI log: what nobody sees is refused in files and shown in messages."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from refusals import read_yaml, write_yaml
from terminal import run_at_terminal

import teamplan
from teamplan import Brief, dump_plan, load_catalog
from teamplan.cli.drawing import draw_facts, draw_lines, draw_table, draw_tree
from teamplan.model.files.kinds import FILE_KINDS
from teamplan.model.files.models import file_model
from teamplan.model.terms import Stage
from teamplan.planning.planner import plan_team
from teamplan.text.visible import unseen

pytestmark = pytest.mark.slow

SIGNS = {
    "escape": "\x1b[31m", "bell": "\x07", "csi": "\x9b31m", "return": "\r", "command": "\n::error::x",
    "override": "\u202e", "separator": "\u2028", "nul": "\0", "mark": "\ufeff", "surrogate": "\udcff",
}  # fmt: skip
ALL = [pytest.param(sign, id=name) for name, sign in SIGNS.items()]
SPOKEN = [
    pytest.param(sign, ("zh", "en")[place % 2], id=name)
    for place, (name, sign) in enumerate(SIGNS.items())
    if name != "nul"  # which the system passes on in no argument
]


def clean(outcome, *, github: bool = False) -> str:
    """Check that nothing unseen was printed and no line is a command; return all that was printed."""
    said: str = outcome.out + outcome.err
    assert unseen(said, kept="\t\n") == "", ascii(said)
    assert "内部错误" not in said
    assert "internal error" not in said
    if not github:
        assert not re.search(r"^\s*::|##\[", said, re.MULTILINE), said
    return said


def refused(cli, sign: str, *arguments: str) -> None:
    outcome = cli(*arguments)
    assert outcome.code != 0, outcome.out
    said = clean(outcome, github="github" in arguments)
    assert sign[0] in "\n\udcff" or f"U+{ord(sign[0]):04X}" in said, said


ARGUMENTS = [
    ["new", "--stage", "{}"], ["new", "--stage", "startup", "--size", "{}"],
    ["new", "--stage", "startup", "--model", "{}"],
    ["new", "--stage", "startup", "--platform", "{}"], ["new", "--template", "{}"], ["new", "--from", "{}"],
    ["new", "--stage", "startup", "--set", "company={}"], ["new", "--stage", "startup", "--set", "city={}"],
    ["new", "--stage", "startup", "--set", "{}=1"], ["new", "--stage", "startup", "--set", "service.{}=1"],
    ["new", "--stage", "startup", "--set", "{}"], ["new", "--stage", "startup", "--set", "require={}"],
    ["new", "--stage", "startup", "--set", "start={}"], ["new", "--stage", "startup", "--catalog", "{}"],
    ["new", "--stage", "startup", "--documents", "{}", "--render", "md"],
    ["new", "--stage", "startup", "--render", "{}"],
    ["new", "--stage", "startup", "-o", "{}/plan.yaml"], ["render", "{}"], ["render", "plan.yaml", "--format", "{}"],
    ["render", "plan.yaml", "--audience", "{}"], ["render", "plan.yaml", "--documents", "{}"],
    ["render", "plan.yaml", "-o", "{}/x"], ["render", "plan.yaml", "--catalog", "{}"], ["check", "{}"],
    ["check", "{}", "--output-format", "json"], ["check", "plan.yaml", "--catalog", "{}"],
    ["check", "plan.yaml", "--output-format", "{}"], ["check", "plan.yaml", "--fail-on", "{}"],
    ["check", "plan.yaml", "--output-file", "{}/x"], ["why", "{}"], ["why", "plan.yaml", "{}"],
    ["why", "plan.yaml", "head", "--format", "{}"], ["roles", "show", "{}"], ["roles", "search", "{}"],
    ["roles", "list", "--stage", "{}"], ["roles", "list", "--function", "{}"], ["roles", "list", "--catalog", "{}"],
    ["templates", "show", "{}"], ["templates", "copy", "{}", "here"], ["templates", "copy", "five-hats", "{}/x"],
    ["schema", "{}"], ["--lang", "{}", "check"], ["{}"], ["--{}"], ["new", "--{}=1"], ["roles", "{}"],
]  # fmt: skip


OURS = re.compile("(错误|办法|error|help|无法满足|infeasible|  可行的改法|  this works|已复制|copied|提醒|note)[:： ]")
"""What every line on stderr begins with: a value begins none."""


@pytest.mark.slow
@pytest.mark.parametrize(("sign", "lang"), SPOKEN)
def test_an_argument_is_shown_and_obeyed_by_nobody(cli, sign, lang):
    cli.write("plan.yaml", small_plan())
    for arguments in ARGUMENTS:
        outcome = cli(*(part.replace("{}", f"甲甲{sign}乙乙") for part in arguments), lang=lang)
        clean(outcome)
        assert outcome.code in (0, 1, 2)
        assert all(OURS.match(line) for line in outcome.err.splitlines()), outcome.err
        assert outcome.code != 0 or arguments[-1].endswith("/x"), arguments


BRIEFS = ["company: {}", "city: {}", "source: {}", "{}: 1", "require: [{}]", "team: [{{title: {}, roles: [packer]}}]"]
COMMANDS_ON_BRIEFS = [
    ["new", "--from", "in.yaml"], ["check", "in.yaml"], ["check", "in.yaml", "--output-format", "github"],
    ["check", "in.yaml", "--output-format", "json"],
]  # fmt: skip


@pytest.mark.parametrize("place", BRIEFS)
def test_a_brief_with_what_nobody_sees_is_refused(cli, place):
    for sign in SIGNS.values():
        if place.startswith("source") and sign.startswith("\n"):
            continue  # sentences may have several lines
        cli.write("in.yaml", "stage: startup\n" + place.format(json.dumps(f"甲{sign}乙")) + "\n")
        for command in COMMANDS_ON_BRIEFS:
            refused(cli, sign, *command)


@cache
def small_plan() -> bytes:
    return dump_plan(plan_team(load_catalog(), Brief(stage=Stage.STARTUP, size=1))).encode()


def spoilt(value: str) -> dict[str, bytes]:
    """Return the plan with `value` in one place after the other."""
    plan = read_yaml(small_plan())
    first = plan["positions"][0]
    places = {
        "title": (plan, "title"), "company": (plan["brief"], "company"), "holder": (first, "incumbent"),
        "department": (first, "department"), "reason": (first, "because"), "unit": (plan["assumptions"][0], "unit"),
        "note": (plan["assumptions"][0], "note"), "key": (plan, value),
    }  # fmt: skip
    made = {}
    for name, (around, key) in places.items():
        before = dict(around)
        around[key] = value
        made[name] = json.dumps(plan).encode()  # JSON is YAML, and its escapes hold any character
        around.clear()
        around.update(before)
    return made


@pytest.mark.slow
@pytest.mark.parametrize("sign", ALL)
def test_a_plan_with_what_nobody_sees_is_refused(cli, sign):
    for name, content in spoilt(f"甲{sign}乙").items():
        cli.write("in.yaml", content)
        if name in ("reason", "note") and sign.startswith("\n"):  # sentences may have several lines
            for command in (["check", "in.yaml"], ["render", "in.yaml", "--force"], ["why", "in.yaml", "head"]):
                clean(cli(*command))
            continue
        refused(cli, sign, "render", "in.yaml")
        if name == "title":
            refused(cli, sign, "check", "in.yaml")
            refused(cli, sign, "why", "in.yaml", "head")


@pytest.mark.slow
@pytest.mark.parametrize("sign", ALL)
def test_a_catalog_with_what_nobody_sees_is_refused(cli, sign):
    value = json.dumps(f"甲{sign}乙")
    built_in = Path(teamplan.__file__).parents[2] / "templates/catalog/data.yaml"
    text, count = re.subn(r"(?m)^    title: .*", lambda _: f"    title: {value}", built_in.read_text("utf-8"), count=1)
    assert count == 1
    (cli.folder / "own" / "catalog").mkdir(parents=True)
    cli.write("own/catalog/data.yaml", text)
    for command in (
        ["check", "own"], ["roles", "list", "--catalog", "own"], ["roles", "show", "bi_analyst", "--catalog", "own"],
        ["roles", "search", "甲", "--catalog", "own"], ["new", "--stage", "startup", "--catalog", "own"],
    ):  # fmt: skip
        refused(cli, sign, *command)


FIGURE = (
    "assumptions:\n  - {{key: {}, title: 甲, low: 1, base: 1, high: 1, unit: 人, source: 甲, grade: C, "
    'valid_from: "2025", note: {}}}\n'
)


@pytest.mark.parametrize("sign", ALL)
def test_assumptions_with_what_nobody_sees_are_refused(cli, sign):
    value = json.dumps(f"甲{sign}乙")
    for text in (FIGURE.format(value, "甲"), *([] if sign.startswith("\n") else [FIGURE.format("a", value)])):
        cli.write("in.yaml", text)
        refused(cli, sign, "check", "in.yaml")


@pytest.mark.slow
@pytest.mark.parametrize(("sign", "lang"), SPOKEN)
def test_a_file_of_any_name_is_read_checked_and_written(cli, sign, lang):
    name = f"{sign.strip('x')}甲.yaml"
    for command in (
        ["new", "--stage", "startup", "--size", "3", "-o", name, "--render", "md,html"],
        ["check", name], ["check", "."],
        ["check", name, "--output-format", "json"], ["why", name, "head"], ["render", name],
        ["render", name, "-o", f"{name}.html", "--format", "html"], ["check", name, "--output-file", f"{name}.txt"],
    ):  # fmt: skip
        outcome = cli(*command, lang=lang)
        assert outcome.code == 0, outcome.err
        clean(outcome)
    assert len(list(cli.folder.iterdir())) == 5
    (cli.folder / name).write_bytes(b"stage: startp\n")
    for command in (
        ["check", name], ["check", name, "--output-format", "json"], ["check", name, "--output-format", "github"],
        ["check", "."], ["new", "--from", name], ["new", "--stage", "startup", "-o", name], ["render", name],
    ):  # fmt: skip
        outcome = cli(*command, lang=lang)
        assert outcome.code != 0
        clean(outcome, github="github" in command)
    (found,) = json.loads(cli("check", name, "--output-format", "json").out)["findings"]
    assert found["path"] == name


def test_a_wrapped_line_is_no_command_either(cli):
    plan = read_yaml(small_plan())
    plan["positions"][0]["because"] = "第一行\n::error::x\n" + "::warning::y " * 20 + "##[error]z"
    cli.write("in.yaml", write_yaml(plan))
    outcome = cli("why", "in.yaml", "head")
    assert outcome.code == 0
    assert "\\::error::x" in clean(outcome)
    assert outcome.out.count("::warning::y") == 20


STEERING = "甲\x1b]0;x\x07\x9b\u202e\r\0"


def test_what_is_drawn_steers_no_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    for drawn in (
        draw_table((STEERING, "b"), [(STEERING, STEERING)], title=STEERING), draw_lines([(STEERING, "title")]),
        draw_facts([(STEERING, [(STEERING, STEERING)])]),
        draw_tree((STEERING, STEERING), [1], lambda item: [2] if item == 1 else [], lambda _: STEERING, [STEERING]),
    ):  # fmt: skip
        assert "甲" in drawn
        assert unseen(re.sub("\x1b\\[[0-9;]*m", "", drawn), kept="\n") == ""


def test_at_a_terminal_a_file_name_steers_nothing(tmp_path):
    (tmp_path / "a\x1b[31m\x07.yaml").write_text("stage: x\n", encoding="utf-8")
    command = [sys.executable, "-m", "teamplan", "check", "."]
    seen = run_at_terminal(command, tmp_path)
    assert seen.code == 1
    assert "a\ufffd[31m\ufffd.yaml" in re.sub("\x1b\\[[0-9;]*m", "", seen.screen)
    assert "\x07" not in seen.screen


LOCALES = {
    "C": {"LC_ALL": "C"}, "ascii": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "ascii streams": {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("locale", LOCALES)
def test_every_argument_survives_every_locale_in_a_folder_of_any_name(tmp_path, locale):
    folder = tmp_path / os.fsdecode(b"\xff\xe5\xba\x97")
    folder.mkdir()
    environment = os.environ | {"TEAMPLAN_CACHE_DIR": str(tmp_path / "cache"), "TEAMPLAN_LANG": "zh"} | LOCALES[locale]

    def teamplan_(*arguments: str | bytes) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "teamplan", *arguments]
        found = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=60, check=False)
        assert unseen(found.stdout.decode() + found.stderr.decode(), kept="\t\n") == ""
        return found

    made = teamplan_(
        "new", "--stage", "初创", "--size", "2", "--set", "company=杭州店", "-o", "方案.yaml", "--render", "md"
    )
    assert made.returncode == 0, made.stderr
    assert "已写入 方案.md" in made.stderr.decode()
    assert "杭州店" in made.stdout.decode()
    assert sorted(path.name for path in folder.iterdir()) == ["方案.md", "方案.yaml"]
    assert teamplan_("check", "方案.yaml", ".").returncode == 0
    assert teamplan_("roles", "show", "店长").returncode == 0
    refusal = teamplan_("new", "--stage", b"\xb6")
    assert refusal.returncode == 2
    assert "不认识" in refusal.stderr.decode()


def strings(node: object, place: str, guard: str = "") -> list[tuple[str, bool]]:
    """Return every text that a schema of Pydantic's takes: where it is, and whether something guards it."""
    if isinstance(node, list | tuple):
        return [found for item in node for found in strings(item, place)]
    if not isinstance(node, dict):
        return []
    if node.get("type") == "str":
        return [(place, "pattern" in node or guard in ("on_one_line", "on_lines"))]
    function = node.get("function")
    checked = getattr(function.get("function"), "__name__", "") if isinstance(function, dict) else ""
    inner = [(key, value) for key, value in node.items() if key not in ("metadata", "serialization")]
    return [
        found for key, value in inner for found in strings(value, f"{place}.{key}", checked if key == "schema" else "")
    ]


def test_every_text_of_every_file_is_guarded():
    found = []
    for name, kind in FILE_KINDS.items():
        model = file_model(kind)
        model.model_rebuild()
        found += strings(model.__pydantic_core_schema__, name)
    assert len(found) > 150  # what several files share may be told once
    assert sorted({place for place, guarded in found if not guarded}) == []
    assert strings({"type": "nullable", "schema": {"type": "str"}}, "planted") == [("planted.schema", False)]


WRITERS = {"cli/streams.py", "cli/entry.py", "__main__.py"}


def writes(source: str) -> list[int]:
    """Return the lines that write to a stream by themselves."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in ("print", "typer.echo") or re.fullmatch(r"sys\.std(out|err)\.(buffer\.)?write", called):
                found.append(node.lineno)
    return found


def test_only_the_streams_write():
    root = Path(teamplan.__file__).parent
    found = {path.relative_to(root).as_posix(): writes(path.read_text(encoding="utf-8")) for path in root.rglob("*.py")}
    assert {name for name, lines in found.items() if lines} <= WRITERS
    assert found["cli/streams.py"]
    assert writes("import sys\nsys.stderr.write('x')\nprint(1)\n") == [2, 3]
