"""Every reason has its words in every language, and a plan shows them wherever nobody rewrote them."""

from __future__ import annotations

import ast
import re
from itertools import chain, combinations
from pathlib import Path

import pytest
from jinja2 import meta
from pydantic import ValidationError

from teamplan import Brief, load_catalog, make_plan
from teamplan.model.driver import Driver
from teamplan.model.plan import Plan
from teamplan.model.reason import Reason
from teamplan.model.reason_keys import REASONS, Kind, Signature
from teamplan.model.reason_tree import with_reasons
from teamplan.model.terms import BusinessModel, Cadence, Employment, EvidenceGrade, Function, RoleKind, Stage
from teamplan.model.wording import Wording
from teamplan.rendering.phrasing import Phrasing, sentence_environment
from teamplan.sources.records.located_findings import InvalidFilesError
from teamplan.sources.wording_file import load_wording
from teamplan.usecases.wording import phrasing_of

pytestmark = pytest.mark.slow

LANGUAGES = ["zh", "en"]
PLANNING = Path(__file__).parents[2] / "src" / "teamplan" / "planning"
CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")

SAMPLE: dict[Kind, object] = {
    Kind.ROLE: "cs_agent",
    Kind.ROLES: ("cs_agent", "store_operator", "packer"),
    Kind.ROLE_WORK: {"cs_agent": 0.5, "packer": 0.25},
    Kind.POSITION: "head",
    Kind.POSITIONS: ("head", "cs-1", "cs-1"),
    Kind.DRIVER: "skus",
    Kind.DRIVERS: ("skus", "stores"),
    Kind.FIGURE: "span_head",
    Kind.FUNCTION: "live",
    Kind.DIVISION: "commerce",
    Kind.STAGE: "growth",
    Kind.MODEL: "b2c",
    Kind.SWITCH: "live",
    Kind.SWITCH_ON: "live",
    Kind.SERVICE: "accountant",
    Kind.SERVICES: ("accountant", "legal_counsel"),
    Kind.TIERS: ((0.0, 1.0), (100.0, 2.0)),
    Kind.TEXT: "甲",
    Kind.TEXTS: ("甲", "乙"),
    Kind.NAME: "王芳",
    Kind.NAMES: ("王芳", "李雷"),
}


def reasons_of(key: str, signature: Signature) -> list[Reason]:
    """Return the reason `key` with every combination of what it may have besides."""
    names = list(signature.optional)
    chosen = chain.from_iterable(combinations(names, count) for count in range(len(names) + 1))
    return [
        Reason(key=key, values={name: SAMPLE.get(signature.kind(name), 2) for name in (*signature.required, *some)})
        for some in chosen
    ]


def unknown_values(key: str, sentence: str) -> set[str]:
    """Return the values that a sentence uses and its reason never has."""
    signature = REASONS[key]
    used = meta.find_undeclared_variables(sentence_environment().parse(sentence))
    return used - set(signature.required) - set(signature.optional)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words_and_all_words_have_a_reason(language):
    words = load_wording(language)
    assert words.language == language
    assert len(REASONS) > 80
    assert set(words.reasons) == set(REASONS)


def test_languages_have_the_same_terms_and_phrases():
    zh, en = map(load_wording, LANGUAGES)
    assert set(zh.phrases) == set(en.phrases)
    assert {kind: set(names) for kind, names in zh.terms.items()} == {
        kind: set(names) for kind, names in en.terms.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("stage", Stage), ("model", BusinessModel), ("function", Function), ("kind", RoleKind),
        ("employment", Employment), ("cadence", Cadence), ("driver", Driver), ("unit", Driver),
        ("grade", EvidenceGrade), ("answer", (True, False)),
        *((switch, ("live", "self_fulfilment", "regulated")) for switch in ("switch_off", "switch_on")),
    ],
)  # fmt: skip
def test_every_term_has_a_name(kind, words, language):
    assert set(load_wording(language).terms[kind]) == {str(word) for word in words}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_uses_what_its_reason_has(language):
    sentences = load_wording(language).reasons
    assert sum("{{" in sentence for sentence in sentences.values()) > 50
    unknown = {key: unknown_values(key, sentence) for key, sentence in sentences.items()}
    assert {key: values for key, values in unknown.items() if values} == {}


def test_a_value_that_a_reason_never_has_is_noticed():
    assert unknown_values("head_full", "{{ span }} {{ seats }}") == {"seats"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", REASONS)
def test_every_combination_of_values_makes_a_sentence(catalog, language, key):
    words = Phrasing(load_wording(language), catalog)
    sentences = [words.reason(reason) for reason in reasons_of(key, REASONS[key])]
    assert len(sentences) == 2 ** len(REASONS[key].optional)
    assert all(sentence and "{" not in sentence and "None" not in sentence for sentence in sentences)


@pytest.mark.parametrize("own", ["reasons: {no_such_reason: 甲}", "reasons: {on_board: }", "reasons: 甲", "reason: {}"])
def test_words_for_no_reason_are_refused(tmp_path, own):
    (tmp_path / "wording").mkdir()
    (tmp_path / "wording" / "zh.yaml").write_text(own, encoding="utf-8")
    with pytest.raises(InvalidFilesError) as caught:
        load_wording("zh", tmp_path)
    assert caught.value.findings[0].mark.line == 1


def test_a_wording_without_a_sentence_is_refused():
    words = load_wording().model_dump()
    del words["reasons"]["on_board"]
    with pytest.raises(ValidationError, match="on_board"):
        Wording.model_validate(words)


def chinese_strings(folder: Path) -> tuple[int, list[str]]:
    """Return how many string constants there are below `folder`, and where those with Chinese stand."""
    seen, found = 0, []
    for path in sorted(folder.rglob("*.py")):
        place = path.relative_to(folder).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documentation = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
                seen += 1
                if CHINESE.search(node.value):
                    found.append(f"{place}:{node.lineno}: {node.value}")
    return seen, found


def test_the_planner_writes_no_sentence():
    seen, found = chinese_strings(PLANNING)
    assert seen > 50
    assert found == []


def test_a_planted_sentence_is_found(tmp_path):
    (tmp_path / "seats.py").write_text(
        '"""说明。"""\nlimit = 1\n"""也是说明。"""\nbecause = f"还差 {limit} 人"\n', "utf-8"
    )
    seen, found = chinese_strings(tmp_path)
    assert seen == 2
    assert [place.partition(" ")[0] for place in found] == ["seats.py:4:", "seats.py:4:"]


@pytest.fixture(scope="module")
def made() -> Plan:
    brief = Brief(stage="growth", size=12, monthly_sales=2_000_000, live=True, company="小店")
    return make_plan(load_catalog(), brief)


def all_reasons(plan: Plan) -> list[Reason]:
    found: list[Reason] = []
    with_reasons(plan, lambda reason: found.append(reason) or reason)  # type: ignore[func-returns-value]
    return found


def test_a_plan_has_the_text_of_every_reason_and_its_values_are_right(made):
    found = all_reasons(made)
    assert len(found) > 100
    given = {reason.key for reason in found}
    assert {"division_overloaded", "work_ratio", "work_split_off", "head_of_company", "stage_too_early"} < given
    assert "gap" not in given, "a gap is said from its values"
    for reason in found:
        assert reason.text, reason
        assert Reason.model_validate(reason.model_dump()) == reason
    assert made.title == "小店团队组建方案"


def test_a_text_that_somebody_rewrote_stands_in_every_wording(made, catalog):
    seat = made.positions[3]
    edited = seat.model_copy(update={"because": seat.because.model_copy(update={"text": "老板的外甥"})})
    plan = made.model_copy(update={"positions": (*made.positions[:3], edited, *made.positions[4:])})
    english = phrasing_of(plan, catalog, "en")
    assert english.said(edited.because) == "老板的外甥"
    other = plan.positions[4].because
    assert english.said(other) != other.text
    assert phrasing_of(plan, catalog).said(other) == other.text


def test_words_of_ones_own_need_no_key():
    own = Reason.model_validate("  我们缺人 ")
    assert (own.key, own.values) == ("own_words", {"words": "我们缺人"})
    assert own.model_dump() == "我们缺人"
    with pytest.raises(ValidationError):
        Reason.model_validate(" ")
