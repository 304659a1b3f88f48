"""The documentation is fresh, complete, and its examples run."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import reference_pages
import yaml
from reference.commands import COMMANDS
from reference.pages import pages
from typer.main import get_command

from teamplan.checks.registry import RULES
from teamplan.cli.app import build_app
from teamplan.cli.entry import run
from teamplan.cli.speaker import Speaker
from teamplan.model.files.kinds import FILE_KINDS
from teamplan.rendering.audience import Audience
from teamplan.rendering.document.builder import Builder
from teamplan.rendering.formats.markdown_text import anchor
from teamplan.rendering.formats.registry import FORMATS
from teamplan.rendering.view.view import View
from teamplan.sources.records.file_reading import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from teamplan import Documents

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.slow

READMES = ("README.md", "README.zh-CN.md")
BESIDES = ("CHANGELOG.md", "CONTRIBUTING.md", "changelog.d/README.md")
PAGES = (*READMES, *BESIDES, *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))
RUNNABLE = (*READMES, "docs/templates.md")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FILE_NAME = re.compile(r"(?:#|\{#) ([\w./-]+\.(?:yaml|yml|j2))(?: #\})?\n")
EXIT_CODE = re.compile(r"#\s*exit (\d)\s*$")


class Command(NamedTuple):
    arguments: list[str]
    exit_code: int
    redirected_to: str | None


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def without_fences(text: str) -> str:
    return FENCE.sub("", text)


def commands_in(fence: str) -> Iterator[Command]:
    for line in fence.splitlines():
        stated = EXIT_CODE.search(line)
        words = shlex.split(line, comments=True)
        if not words:
            continue
        assert words[0] == "teamplan", f"not a teamplan command: {line}"
        target = words.pop() if ">" in words else None
        if target is not None:
            words.remove(">")
        yield Command(words[1:], int(stated[1]) if stated else 0, target)


def page_commands(page: str) -> list[Command]:
    return [command for kind, body in FENCE.findall(text_of(page)) if kind == "sh" for command in commands_in(body)]


# --- generated parts -------------------------------------------------------------------------


def test_generated_parts_are_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(pages()) >= 5
    assert reference_pages.main(["--check"]) == 0, capsys.readouterr().err


def test_a_stale_page_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stale = tmp_path / "rules.md"
    stale.write_text(text_of("docs/rules.md").replace("kpi-weights", "kpi-heights"), encoding="utf-8")
    monkeypatch.setattr(reference_pages, "pages", lambda: [stale])
    monkeypatch.setattr(reference_pages, "problems", list)
    assert reference_pages.main(["--check"]) == 1
    assert "kpi-heights" in stale.read_text(encoding="utf-8")
    monkeypatch.setattr(reference_pages, "ROOT", tmp_path)
    assert reference_pages.main([]) == 0
    assert stale.read_text(encoding="utf-8") == text_of("docs/rules.md")


def test_every_command_is_documented() -> None:
    def names(command: Any, before: str = "") -> Iterator[str]:
        for name, inner in getattr(command, "commands", {}).items():
            inside = list(names(inner, f"{before}{name} "))
            yield from inside or [before + name]

    commands = sorted(names(get_command(build_app(Speaker()))))
    assert len(commands) >= 11
    assert sorted(filter(None, COMMANDS)) == commands
    headings = {title for _, title in HEADING.findall(text_of("docs/commands.md"))}
    assert {f"teamplan {name}" for name in commands} <= headings


def test_every_rule_is_documented() -> None:
    headings = {title for _, title in HEADING.findall(without_fences(text_of("docs/rules.md")))}
    assert len(RULES) > 10
    assert {rule.name for rule in RULES} <= headings


def test_every_file_kind_is_documented() -> None:
    text = text_of("docs/file-formats.md")
    assert len(FILE_KINDS) >= 8
    for kind in FILE_KINDS:
        assert re.search(rf"^### {kind}: ", text, re.MULTILINE), kind


def test_every_format_is_documented() -> None:
    text = text_of("docs/templates.md")
    assert len(FORMATS) >= 4
    for name in FORMATS:
        assert f"| `{name}` |" in text


# --- examples --------------------------------------------------------------------------------


def prepare(page: str, folder: Path) -> None:
    """Write the files that a page shows, and the one that its examples begin with."""
    (folder / "examples").symlink_to(ROOT / "examples")
    for _, body in FENCE.findall(text_of(page)):
        named = FILE_NAME.match(body)
        if named:
            path = folder / named[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")


@pytest.mark.parametrize("page", RUNNABLE)
def test_examples_run(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    prepare(page, tmp_path)
    commands = page_commands(page)
    assert len(commands) >= 2
    if page not in READMES:
        assert run(["new", "--stage", "startup", "--size", "5"]) == 0
    for command in commands:
        capfdbinary.readouterr()
        code = run(command.arguments)
        out, err = capfdbinary.readouterr()
        assert code == command.exit_code, f"teamplan {shlex.join(command.arguments)}\n{(out + err).decode()}"
        assert b"Traceback" not in err
        if command.redirected_to:
            (tmp_path / command.redirected_to).write_bytes(out)


def test_the_examples_of_own_templates_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    prepare("docs/templates.md", tmp_path)
    assert run(["new", "--stage", "startup", "--size", "5", "-q"]) == 0
    assert run(["render", "plan.yaml", "--documents", "style", "--format", "md", "-o", "own.md", "-q"]) == 0
    assert run(["render", "plan.yaml", "--format", "md", "-o", "plain.md", "-q"]) == 0
    own, plain = ((tmp_path / name).read_text(encoding="utf-8") for name in ("own.md", "plain.md"))
    chapters = [title for marks, title in HEADING.findall(own) if marks == "##"]
    assert chapters == ["一、目标", "二、预算", "三、本店规矩", "四、岗位设置与编制表", "五、风险"]
    for said in ("> 今年要 5 个人，已有 1 人，还差 4 人；每月约 ", "| 岗位 | 兼任 |", "例行检查", "起步期"):
        assert said in own, said
        assert said not in plain, said
    assert "初创期" in plain
    assert "初创期" not in own.replace("初创期还不需要", "")


def test_the_example_of_another_language_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [body] = [body for kind, body in FENCE.findall(text_of("docs/templates.md")) if kind == "python"]
    monkeypatch.chdir(tmp_path)
    assert run(["new", "--stage", "startup", "--size", "3", "-q"]) == 0
    shutil.copytree(ROOT / "templates" / "documents" / "zh", tmp_path / "style" / "documents" / "en")
    (tmp_path / "style" / "wording").mkdir()
    shutil.copy(ROOT / "templates" / "wording" / "zh.yaml", tmp_path / "style" / "wording" / "en.yaml")
    names: dict[str, Documents] = {}
    exec(compile(body, "templates.md", "exec"), names)  # noqa: S102 - our own page
    assert b'<html lang="en">' in names["made"].contents["html"]


def test_templates_and_their_blocks_are_documented() -> None:
    text = text_of("docs/templates.md")
    paths = sorted((ROOT / "templates" / "documents" / "zh").glob("*.j2"))
    assert len(paths) > 15
    for path in paths:
        [row] = re.findall(rf"^\| `{path.name}` \| .*$", text, re.MULTILINE)
        blocks = re.findall(r"{% block (\w+)", path.read_text(encoding="utf-8"))
        assert all(f"`{block}`" in row for block in blocks), path.name


def test_everything_that_templates_call_and_see_is_documented() -> None:
    text = text_of("docs/templates.md")
    calls = Builder(Audience.HR, None).calls  # type: ignore[arg-type] - nothing is built
    shown = [name for name in vars(View) if not name.startswith("_")]
    assert len(calls) > 12
    assert len(shown) > 40
    assert [name for name in calls if f"| `{name}(" not in text] == []
    assert [name for name in shown if not re.search(rf"^\| `{name}[`(]", text, re.MULTILINE)] == []


def test_examples_of_files_are_valid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    bodies = [body for kind, body in FENCE.findall(text_of("docs/file-formats.md")) if kind == "yaml"]
    kinds = {read_document("example.yaml", body.encode())[0].name: body for body in bodies}
    assert set(kinds) == {"brief", "assumptions", "role"}
    monkeypatch.chdir(tmp_path)
    for kind, folder in (("assumptions", "assumptions"), ("role", "catalog")):
        (tmp_path / "mine" / folder).mkdir(parents=True)
        (tmp_path / "mine" / folder / "own.yaml").write_text(kinds[kind], encoding="utf-8")
    (tmp_path / "brief.yaml").write_text(kinds["brief"], encoding="utf-8")
    code = run(["check", "brief.yaml", "mine", "--fail-on", "warning"])
    out, _ = capfdbinary.readouterr()
    assert code == 0, out.decode()


def test_the_library_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    [body] = [body for kind, body in FENCE.findall(text_of("docs/architecture.md")) if kind == "python"]
    exec(compile(body, "architecture.md", "exec"), {})  # noqa: S102 - our own page
    assert "positions:" in capsys.readouterr().out


# --- the two READMEs -------------------------------------------------------------------------


def test_readmes_have_the_same_structure() -> None:
    levels = [[len(marks) for marks, _ in HEADING.findall(without_fences(text_of(page)))] for page in READMES]
    assert len(levels[0]) > 10
    assert levels[0] == levels[1]
    tables = [len(re.findall(r"^\| --- ", text_of(page), re.MULTILINE)) for page in READMES]
    assert tables[0] > 0
    assert tables[0] == tables[1]
    rows = [len(re.findall(r"^\| ", text_of(page), re.MULTILINE)) for page in READMES]
    assert rows[0] == rows[1]


def test_readmes_have_the_same_commands_and_examples() -> None:
    english, chinese = (page_commands(page) for page in READMES)
    assert len(english) > 15
    assert english == chinese
    examples = [
        [(kind, body) for kind, body in FENCE.findall(text_of(page)) if kind not in ("sh", "yaml")] for page in READMES
    ]
    assert examples[0]
    assert examples[0] == examples[1]
    data = [[yaml.safe_load(body) for kind, body in FENCE.findall(text_of(page)) if kind == "yaml"] for page in READMES]
    assert data[0]
    assert data[0] == data[1]


def test_readmes_show_every_command() -> None:
    shown = {" ".join(command.arguments) for command in page_commands("README.md")}
    commands = list(filter(None, COMMANDS))
    assert commands
    missing = [name for name in commands if not any(f"{line} ".startswith(f"{name} ") for line in shown)]
    assert missing == []


def test_readmes_link_to_the_same_files() -> None:
    english, chinese = (LINK.findall(without_fences(text_of(page))) for page in READMES)
    assert len(english) > 10
    assert english[1:] == chinese[1:]
    assert (english[0], chinese[0]) == READMES[::-1]


# --- links -----------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    links = LINK.findall(without_fences(text_of(page)))
    if page in (*READMES, "docs/commands.md", "docs/rules.md", "docs/file-formats.md"):
        assert links
    for link in links:
        if link.startswith(("https://", "http://")):
            continue
        path, _, name = link.partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        assert target.exists(), f"{page}: {link}"
        if name:
            headings = HEADING.findall(without_fences(target.read_text(encoding="utf-8")))
            anchors = {anchor(title.replace("`", "")) for _, title in headings}
            assert name in anchors, f"{page}: {link}"


def test_pages_name_no_local_path() -> None:
    assert len(PAGES) > 5
    for page in PAGES:
        assert not re.search(r"(?<![\w.])/(?:work|home|tmp|root|Users)/", text_of(page)), page
