"""`why` from its function: whole texts, for pipes, programs and people."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from teamplan.cli import why
from teamplan.cli.failure import CommandError
from teamplan.cli.speaker import Speaker
from teamplan.cli.why import run_why
from teamplan.findings.words import Words
from teamplan.rendering.explanation import Explanation, ShownInput
from teamplan.usecases.errors import UnknownChoiceError, UnknownSubjectError

PLAN, CATALOG, SPEAKER = object(), object(), Speaker("en")
FULL = Explanation(
    "cs_agent", "岗位", "客服", "1.50 FTE", "1–2 FTE", "量 ÷ 率", (ShownInput("单量", 30, "单", "给定"),) * 2,
    "模型" * 40, ("来源一", "来源二"), ("备注一", "备注二"),
)  # fmt: skip
SHORT = Explanation("size", "编制总数", "人数", "12 人")
PAGE = f"""\
客服  岗位 · cs_agent
  <why_value>  1.50 FTE
  <why_range>  1–2 FTE
  <why_formula>  量 ÷ 率
  <why_input>  单量 30
  <why_input>  单量 30
  <why_model>  {"模型" * 16}
        {"模型" * 18}
        {"模型" * 6}
  <why_source>  来源一
  <why_source>  来源二
  <why_remark>  备注一
  <why_remark>  备注二

人数  编制总数 · size
  <why_value>  12 人
"""


class _Words:
    """Says what it is asked for."""

    def phrase(self, name: str) -> str:
        return f"<{name}>"


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]):
    """Asks why; the answers are the two above."""
    words, calls = _Words(), []

    def explain(*asked: Any) -> tuple[Explanation, ...]:
        calls.append(asked)
        if asked[2] != "x":
            raise UnknownSubjectError(asked[2], ["size", "budget"])
        return (FULL, SHORT)

    monkeypatch.setattr(why, "open_catalog", lambda *asked: calls.append(asked) or CATALOG)
    monkeypatch.setattr("teamplan.sources.records.plan_file.load_plan", lambda file: calls.append((file,)) or PLAN)
    monkeypatch.setattr("teamplan.rendering.why.subjects", lambda plan: ("size", "budget") if plan is PLAN else ())
    monkeypatch.setattr(
        "teamplan.usecases.wording.phrasing_of", lambda *asked, **named: calls.append((*asked, named)) or words
    )
    monkeypatch.setattr("teamplan.usecases.explain.explain", explain)
    monkeypatch.setattr("teamplan.rendering.explanation.input_text", lambda item, _: f"{item.name} {item.value}")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "50")

    def asking(subject: str | None, form: str = "text", folder: str | None = None, *, terminal: bool = False) -> str:
        calls.clear()
        monkeypatch.setattr(why, "at_terminal", lambda: terminal)
        assert run_why("p.yaml", subject, form, folder, SPEAKER) == 0
        out, err = capfdbinary.readouterr()
        assert err == b""
        return out.decode()

    asking.calls, asking.words = calls, words  # type: ignore[attr-defined]
    return asking


def test_an_explanation_is_a_page_without_what_is_not_known(ask):
    assert ask("x") == PAGE
    assert ask.calls == [(None, SPEAKER), ("p.yaml",), (PLAN, CATALOG, {"own": None}), (PLAN, CATALOG, "x", ask.words)]


def test_the_words_of_a_catalog_are_used(ask):
    ask("x", folder="own")
    assert ask.calls[0] == ("own", SPEAKER)
    assert ask.calls[2] == (PLAN, CATALOG, {"own": Path("own")})


def test_programs_get_every_field(ask):
    text = ask("x", "json")
    full, short = json.loads(text)
    assert text == json.dumps([full, short], ensure_ascii=False, indent=2) + "\n"
    assert full == FULL._asdict() | {part: list(getattr(FULL, part)) for part in ("sources", "remarks")} | {
        "inputs": [shown._asdict() for shown in FULL.inputs]
    }
    assert (list(full), list(short)) == (list(FULL._fields), list(FULL._fields))
    assert ask("x", "json", terminal=True) == text


def test_at_a_terminal_pages_are_drawn(ask):
    assert ask("x", terminal=True).splitlines()[:2] == ["客服  岗位 · cs_agent", f"  <why_value>{' ' * 4}1.50 FTE"]


def test_without_a_subject_all_that_can_be_asked_for_is_listed(ask):
    assert ask(None) == "size\nbudget\n"
    assert ask.calls == [(None, SPEAKER), ("p.yaml",)]


@pytest.mark.parametrize(
    ("subject", "zh", "en"),
    [("sise", "是否想写：size；", "did you mean size? "), ("qq", "", "")],
)
def test_an_unknown_subject_is_refused_with_what_is_near_and_how_to_list_all(subject, zh, en, ask):
    with pytest.raises(CommandError) as caught:
        ask(subject)
    assert caught.value.message.zh == f"方案里没有「{subject}」"
    assert caught.value.advice == Words(f"{zh}teamplan why p.yaml 列出全部", f"{en}teamplan why p.yaml lists them all")


def test_an_unknown_format_is_refused_before_anything_is_read(ask):
    with pytest.raises(UnknownChoiceError) as caught:
        ask("x", "jso")
    assert caught.value.message == Words("没有格式「jso」", "no format 'jso'")
    assert caught.value.choices == ("text", "json")
    assert ask.calls == []
