"""What every refusal has in common, and a plan to spoil."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from teamplan import Brief, dump_plan, load_catalog
from teamplan.model.terms import Stage
from teamplan.planning.planner import plan_team
from teamplan.sources.outputs import writing

LANGUAGES = ["zh", "en"]
CHINESE = re.compile("[\u4e00-\u9fff\u3000-\u303f\uff01-\uff5e]")
QUOTED = re.compile(r"`[^`]*`|'[^']*'|\"[^\"]*\"|“[^”]*”|「[^」]*」|^ +(\d+ )?\|.*$", re.MULTILINE)
"""Quoted values, and the lines of an excerpt from a file."""
BRIEF = "stage: startup\nsize: 4\ncity: 杭州\n"


def read_yaml(text: str | bytes) -> Any:
    """Read YAML as others do, in C where that is built."""
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader


def write_yaml(content: object) -> str:
    """Write YAML as others do."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return yaml.dump(content, Dumper=dumper, allow_unicode=True, sort_keys=False)


def files_below(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.stat().st_size for path in folder.rglob("*") if path.is_file()}


def assert_explains(text: str, lang: str) -> None:
    """The text says what is wrong and how to mend it, in one language, without a trace of the program."""
    assert "Traceback" not in text
    assert "内部错误" not in text
    assert "internal error" not in text
    if lang == "zh":
        assert CHINESE.search(text), text
        assert "办法" in text or "可行的改法" in text, text
    else:
        assert not CHINESE.search(QUOTED.sub("", text)), text
        assert "help:" in text or "this works:" in text, text


def refuse(cli, *arguments: object, code: int, lang: str, says: str = "", stdin: bytes = b"") -> str:
    """Run a command that must fail, and return what it said on stderr."""
    before = files_below(cli.folder)
    outcome = cli(*arguments, lang=lang, stdin=stdin)
    assert outcome.code == code, outcome.err or outcome.out
    assert outcome.out == ""
    assert_explains(outcome.err, lang)
    assert says in outcome.err
    assert files_below(cli.folder) == before
    return outcome.err


@cache
def a_plan() -> bytes:
    """A plan of ten people, as the program writes it."""
    text = dump_plan(plan_team(load_catalog(), Brief(stage=Stage.GROWTH, size=10)))
    return writing.sealed(text.encode(), writing.YAML_COMMENT)


def make_plan(cli, name: str = "plan.yaml") -> dict[str, Any]:
    """Write a plan and return its content."""
    return read_yaml(cli.write(name, a_plan()).read_bytes())
