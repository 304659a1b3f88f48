"""Built-in words that the package holds as JSON: the same words, checked all the same, and only of that very file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from teamplan.sources import wording_file
from teamplan.sources.builtin import builtin_templates, packaged_words
from teamplan.sources.wording_file import load_wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the package holds words, as far as words are loaded within the test."""
    monkeypatch.setattr(wording_file, "packaged_words", lambda data: tmp_path / packaged_words(data).name)
    wording_file._builtin.cache_clear()
    yield tmp_path
    wording_file._builtin.cache_clear()


def kept(package: Path, language: str, **changes: object) -> None:
    data = (builtin_templates() / "wording" / f"{language}.yaml").read_bytes()
    words = wording_file._builtin(language).model_dump(mode="json") | changes
    (package / packaged_words(data).name).write_text(json.dumps(words), encoding="utf-8")
    wording_file._builtin.cache_clear()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_package_says_what_the_file_says(package: Path, language: str) -> None:
    read = load_wording(language)
    kept(package, language)
    assert load_wording(language) == read
    kept(package, language, phrases={"only": "kept"})
    assert load_wording(language).phrases == {"only": "kept"}


def test_words_of_the_package_are_checked(package: Path) -> None:
    kept(package, "zh", reasons={})
    with pytest.raises(ValidationError):
        load_wording("zh")


def test_a_changed_file_has_other_words() -> None:
    assert packaged_words(b"a: b").name != packaged_words(b"a: c").name
