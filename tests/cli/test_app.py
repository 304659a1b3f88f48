"""The commands and options that there are, what each says of itself, and what reaches which command.

`pytest --bless` writes the goldens; read the difference before committing it.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from teamplan.cli.app import build_app, run_app
from teamplan.cli.check import CheckOptions
from teamplan.cli.failure import CommandError
from teamplan.cli.new import NewOptions
from teamplan.cli.render import RenderOptions
from teamplan.cli.speaker import Language, Speaker
from teamplan.findings.words import Words
from teamplan.version import __version__

GOLDENS = Path(__file__).parents[1] / "goldens" / "cli"
TYPERS_OWN = {"--install-completion", "--show-completion"}
SPEAKER = Speaker("en")


def described(command: Any, name: str) -> Iterator[str]:
    """Yield a command with its options and arguments, then the commands below it, a line each."""
    yield f"{name}: {command.help}"
    for parameter in command.params:
        if TYPERS_OWN.isdisjoint(parameter.opts):
            names = " ".join([*parameter.opts, *parameter.secondary_opts])
            traits = [trait for trait in ("required", "multiple", "is_flag") if getattr(parameter, trait, False)]
            shape = ", ".join([*traits, f"default {parameter.default}", f"metavar {parameter.metavar}"])
            yield f"  {parameter.param_type_name} {names}: {parameter.help} ({shape})"
    for below, inner in getattr(command, "commands", {}).items():
        yield from described(inner, f"{name} {below}")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_and_option_with_what_it_says_of_itself(lang: Language, request: pytest.FixtureRequest):
    path = GOLDENS / f"commands.{lang}.golden"
    command = typer.main.get_command(build_app(Speaker(lang)))
    got = "".join(f"{line}\n" for line in described(command, command.name or ""))
    if request.config.getoption("--bless"):
        path.write_text(got, encoding="utf-8")
    assert got == path.read_text("utf-8")


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[Any, ...], dict[str, Any]]]:
    """What was called in place of the commands, and with what."""
    calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []

    def taking(place: str) -> Any:
        def run(*arguments: Any, **options: Any) -> int:
            calls.append((place, arguments, options))
            return 7

        return run

    for module, names in {
        "new": ["new"], "render": ["render"], "check": ["check"], "why": ["why"], "schema": ["schema"],
        "roles": ["list", "show", "search"], "templates": ["list", "show", "copy"],
    }.items():  # fmt: skip
        for name in names:
            place = f"{module}.run_{name}"
            monkeypatch.setattr(importlib.import_module(f"teamplan.cli.{module}"), f"run_{name}", taking(place))
    return calls


NEW = [
    "new", "--stage", "st", "--size", "si", "--model", "m", "--platform", "p", "--platform", "q", "--live", "--from",
    "f", "--template", "t", "--set", "a=1", "--set", "b=2", "--output", "o", "--render", "r", "--documents", "d",
    "--catalog", "c", "--force", "--quiet",
]  # fmt: skip
NEW_SAID = NewOptions(
    stage="st", size="si", model="m", platforms=("p", "q"), live=True, source="f", template="t",
    settings=("a=1", "b=2"), output="o", render="r", documents="d", catalog="c", force=True, quiet=True,
)  # fmt: skip
RENDER = [
    "render", "p", "--format", "f", "--output", "o", "--audience", "a", "--documents", "d", "--catalog", "c",
    "--force", "--quiet",
]  # fmt: skip
RENDER_SAID = RenderOptions(
    plan="p", formats="f", output="o", audience="a", documents="d", catalog="c", force=True, quiet=True
)
CHECK = [
    "check", "x", "y", "--output-format", "f", "--output-file", "o", "--fail-on", "e", "--exit-zero", "--catalog",
    "c", "--force", "--quiet",
]  # fmt: skip
CHECK_SAID = CheckOptions(
    paths=("x", "y"),
    output_format="f",
    output_file="o",
    fail_on="e",
    exit_zero=True,
    catalog="c",
    force=True,
    quiet=True,
)
CALLS: list[tuple[list[str], str, tuple[Any, ...], dict[str, Any]]] = [
    (NEW, "new.run_new", (NEW_SAID, SPEAKER), {}),
    (["new"], "new.run_new", (NewOptions(), SPEAKER), {}),
    (
        ["new", "--no-live", "-o", "-", "-q"],
        "new.run_new", (NewOptions(live=False, output="-", quiet=True), SPEAKER), {},
    ),
    (RENDER, "render.run_render", (RENDER_SAID, SPEAKER), {}),
    (["render", "p", "-o", "-"], "render.run_render", (RenderOptions(plan="p", output="-"), SPEAKER), {}),
    (CHECK, "check.run_check", (CHECK_SAID, SPEAKER), {}),
    (["check", "-q"], "check.run_check", (CheckOptions(quiet=True), SPEAKER), {}),
    (["why", "p", "s", "--format", "f", "--catalog", "c"], "why.run_why", ("p", "s", "f", "c", SPEAKER), {}),
    (["why", "p"], "why.run_why", ("p", None, "text", None, SPEAKER), {}),
    (["schema", "plan"], "schema.run_schema", ("plan",), {}),
    (
        ["roles", "list", "--function", "f", "--stage", "s", "--catalog", "c"],
        "roles.run_list", ("f", "s", "c", SPEAKER), {},
    ),
    (["roles", "list"], "roles.run_list", (None, None, None, SPEAKER), {}),
    (["roles", "show", "r", "--catalog", "c"], "roles.run_show", ("r", "c", SPEAKER), {}),
    (["roles", "search", "a", "b", "--catalog", "c"], "roles.run_search", (["a", "b"], "c", SPEAKER), {}),
    (["templates", "list"], "templates.run_list", (SPEAKER,), {}),
    (["templates", "show", "n"], "templates.run_show", ("n", SPEAKER), {}),
    (["templates", "copy", "n", "t"], "templates.run_copy", ("n", "t"), {"force": False, "speaker": SPEAKER}),
    (["templates", "copy", "n", "t", "--force"], "templates.run_copy", ("n", "t"), {"force": True, "speaker": SPEAKER}),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "place", "said", "named"), CALLS, ids=[" ".join(call[0]) for call in CALLS])
def test_what_was_typed_reaches_its_command_and_the_exit_code_comes_back(arguments, place, said, named, reached):
    assert run_app(arguments, SPEAKER) == 7
    assert reached == [(place, said, named)]


@pytest.mark.parametrize(
    ("arguments", "problem", "command"),
    [
        (["nope"], "No such command 'nope'.", "teamplan"),
        (["roles", "show"], "Missing argument 'role'.", "teamplan roles show"),
        (["new", "--zzzzzzzz"], "No such option: --zzzzzzzz", "teamplan new"),
    ],
)
def test_wrong_usage_says_what_is_wrong_and_where_the_usage_is(arguments, problem, command):
    with pytest.raises(CommandError) as caught:
        run_app(arguments, SPEAKER)
    assert caught.value.message == Words(f"用法不对：{problem}", f"usage: {problem}")
    assert caught.value.advice == Words(f"用 {command} --help 查看用法", f"see {command} --help")


def test_a_usage_that_no_command_is_known_of_points_to_the_program(monkeypatch):
    wrong = typer.TyperException("坏")

    def refuse(_: object) -> int:
        raise wrong

    monkeypatch.setattr("teamplan.cli.templates.run_list", refuse)
    with pytest.raises(CommandError) as caught:
        run_app(["templates", "list"], SPEAKER)
    assert caught.value.message == Words("用法不对：坏", "usage: 坏")
    assert caught.value.advice == Words("用 teamplan --help 查看用法", "see teamplan --help")


def test_nothing_typed_shows_the_help_of_the_program(capsys):
    assert run_app([], SPEAKER) == 0
    nothing = capsys.readouterr()
    assert run_app(["--help"], SPEAKER) == run_app(["-h"], SPEAKER) == 0
    assert capsys.readouterr().out == nothing.out * 2
    assert nothing.out.startswith("Usage: teamplan [OPTIONS] COMMAND [ARGS]...\n")
    assert nothing.err == ""


@pytest.mark.parametrize("group", ["roles", "templates"])
def test_a_group_without_a_command_is_wrong_usage_with_its_help(group, capsys):
    assert run_app([group], SPEAKER) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"Usage: teamplan {group} [OPTIONS] COMMAND [ARGS]...\n")


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_before_a_command_is_all_that_is_said(option, capsys, reached):
    assert run_app([option, "roles", "list"], SPEAKER) == 0
    assert capsys.readouterr().out == f"teamplan {__version__}\n"
    assert reached == []


def test_help_is_as_wide_as_the_terminal_up_to_a_hundred_columns(monkeypatch, capsys):
    widths = []
    for columns in ("60", "100", "200"):
        monkeypatch.setenv("COLUMNS", columns)
        run_app(["--help"], SPEAKER)
        widths.append(max(map(len, capsys.readouterr().out.splitlines())))
    assert widths[0] <= 60 < widths[1] == widths[2] <= 100


@pytest.mark.parametrize(
    ("raised", "becomes"),
    [
        (typer.Abort(), CommandError),
        (EOFError(), CommandError),
        (KeyboardInterrupt(), KeyboardInterrupt),
        (SystemExit(1), BrokenPipeError),
        (ValueError("x"), ValueError),
    ],
)
def test_what_ends_a_command_becomes_again_what_it_was(raised, becomes, monkeypatch):
    def end(_: object) -> int:
        raise raised

    monkeypatch.setattr("teamplan.cli.templates.run_list", end)
    with pytest.raises(becomes) as caught:
        run_app(["templates", "list"], SPEAKER)
    if becomes is CommandError:
        assert caught.value.message == Words("已取消", "cancelled")
        assert caught.value.advice == Words("", "")


@pytest.mark.parametrize(("returned", "code"), [(None, 0), (0, 0), (1, 1), (129, 129)])
def test_a_command_that_gives_no_code_is_done(returned, code, monkeypatch):
    monkeypatch.setattr("teamplan.cli.templates.run_list", lambda _: returned)
    assert run_app(["templates", "list"], SPEAKER) == code
