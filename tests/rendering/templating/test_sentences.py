"""Sentences that the package holds compiled: said as written, and never believed where the words are others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jinja2 import UndefinedError

from teamplan.rendering.phrasing import sentence_environment
from teamplan.rendering.templating import allowance, compiled
from teamplan.rendering.templating.compiled import module_name
from teamplan.rendering.templating.problems import LimitError
from teamplan.rendering.templating.sentences import Sentences, compiled_sentences
from teamplan.sources.wording_file import load_wording

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = "wording/zh"
TEXTS = ["plain", "{{ n | fixed(1) }} of {{ total }}\n", "{% for item in items %}{{ item }};{% endfor %}", "plain"]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that holds nothing yet."""
    monkeypatch.setattr(compiled, "FOLDER", tmp_path)
    return tmp_path


def put(package: Path, texts: Iterable[str]) -> None:
    environment = sentence_environment()
    code = compiled_sentences(environment, FILE, texts)
    (package / f"{module_name(environment, FILE, '')}.py").write_text(code, encoding="utf-8")


def without_a_compiler(monkeypatch: pytest.MonkeyPatch, *, limited: bool = False) -> Sentences:
    def refuse(source: str, **_: object) -> None:
        pytest.fail(f"compiled: {source}")

    environment = sentence_environment(limited=limited)
    monkeypatch.setattr(environment, "from_string", refuse)
    return Sentences(environment, FILE)


@pytest.mark.parametrize("text", TEXTS)
def test_a_sentence_of_the_package_says_what_the_text_says(package, text, monkeypatch):
    put(package, TEXTS)
    values: dict[str, object] = {"n": 1.25, "total": 3, "items": ["a", "b"]}
    said = without_a_compiler(monkeypatch).filled(text, values)
    assert said == sentence_environment().from_string(text).render(values)
    assert said


def test_every_sentence_of_both_languages_can_be_compiled_ahead(package, monkeypatch):
    for language in ("zh", "en"):
        words = load_wording(language)
        texts = [*words.reasons.values(), *words.phrases.values()]
        put(package, texts)
        sentences = without_a_compiler(monkeypatch)
        assert len(texts) > 150
        for text in texts:
            try:
                sentences.filled(text, {})
            except (UndefinedError, TypeError):  # without its values: but it was there
                continue


def test_other_words_are_compiled_when_they_are_asked_for(package):
    sentences = Sentences(sentence_environment(), FILE)
    assert sentences.filled("{{ 1 + 1 }}", {}) == "2"
    put(package, TEXTS)
    sentences = Sentences(sentence_environment(), FILE)
    assert sentences.filled("plain!", {}) == "plain!"
    assert Sentences(sentence_environment(), "wording/en").filled("plain", {}) == "plain"


def test_the_limits_of_a_user_hold_for_sentences_of_the_package(package, monkeypatch):
    endless = "{% for one in items %}{% for two in items %}{% endfor %}{% endfor %}"
    put(package, [endless])
    monkeypatch.setattr(allowance, "SECONDS", 0.02)
    with pytest.raises(LimitError):
        without_a_compiler(monkeypatch, limited=True).filled(endless, {"items": range(10_000)})
