"""The wording: built-in, with single words of the user's over it, or a language that only the user has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from teamplan.sources.records.located_findings import InvalidFilesError
from teamplan.sources.wording_file import load_wording

if TYPE_CHECKING:
    from pathlib import Path


def own(folder: Path, text: str, language: str = "zh") -> Path:
    (folder / "wording").mkdir()
    (folder / "wording" / f"{language}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_single_words_take_the_place_of_the_built_in_ones(tmp_path: Path) -> None:
    text = "reasons: {on_board: 人在}\nterms: {stage: {growth: 长大}, peak: {night: 夜班}}\nphrases: {full_stop: ！}\n"
    mine, built_in = load_wording(own=own(tmp_path, text)), load_wording()
    assert len(built_in.phrases) > 10
    assert mine.reasons == built_in.reasons | {"on_board": "人在"}
    assert mine.phrases == built_in.phrases | {"full_stop": "！"}
    assert mine.terms["stage"] == built_in.terms["stage"] | {"growth": "长大"}
    assert mine.terms["peak"] == built_in.terms["peak"] | {"night": "夜班"}
    assert mine.terms["driver"] == built_in.terms["driver"]


def test_a_folder_without_words_changes_nothing(tmp_path: Path) -> None:
    assert load_wording(own=tmp_path) == load_wording()


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("phrases: [1\n", (2, 1), "not valid YAML"),
        ("- a\n", (1, 1), "should be a mapping"),
        ("phrases: {full_stop: 3}\n", (1, 22), "should be text"),
        ("phases: {full_stop: x}\n", (1, 1), "did you mean `phrases`"),
        ("phrases: {full_stpo: x}\n", (1, 11), "no word is called `full_stpo`"),
        ("terms:\n  stages: {growth: x}\n", (2, 3), "no word is called `stages`"),
        ("reasons:\n  on_bord: x\n", (2, 3), "no word is called `on_bord`"),
        ("language: fr\n", (1, 11), "fr"),
    ],
)
def test_mistakes_are_told_with_file_line_and_column(
    text: str, place: tuple[int, int], message: str, tmp_path: Path
) -> None:
    folder = own(tmp_path, text)
    with pytest.raises(InvalidFilesError) as caught:
        load_wording(own=folder)
    [found] = caught.value.findings
    assert found.finding.file == str(folder / "wording" / "zh.yaml")
    assert (found.mark.line, found.mark.column) == place
    assert message in found.finding.message.en
    assert found.finding.help.en


def test_a_mistake_is_told_whole_in_both_languages(tmp_path: Path) -> None:
    said = []
    texts = ("- a\n", "phrases: {full_stpo: x}\n", "terms:\n  zzzzzzzz: {growth: x}\n")
    for place, text in enumerate(texts):
        (folder := tmp_path / str(place)).mkdir()
        with pytest.raises(InvalidFilesError) as caught:
            load_wording(own=own(folder, text))
        [found] = (located.finding for located in caught.value.findings)
        said.append((found.rule, found.on_key, found.message.zh, found.message.en, found.help.zh, found.help.en))
    assert said == [
        (
            "wrong-type",
            False,
            "文件内容应为“键: 值”，现为 […]×1",
            "the document should be a mapping, not […]×1",
            "这里要写“键: 值”",
            "Write `key: value` pairs here",
        ),
        (
            "unknown-key",
            True,
            "没有叫 `full_stpo` 的措辞",
            "no word is called `full_stpo`",
            "是否想写 `full_stop`？",
            "Did you mean `full_stop`?",
        ),
        (
            "unknown-key",
            True,
            "没有叫 `zzzzzzzz` 的措辞",
            "no word is called `zzzzzzzz`",
            "可用的键见 docs/templates.md",
            "docs/templates.md lists the keys",
        ),
    ]


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    text = "reasons: {on_bord: x}\nphrases: {full_stpo: y}\n"
    with pytest.raises(InvalidFilesError) as caught:
        load_wording(own=own(tmp_path, text))
    assert [found.mark.line for found in caught.value.findings] == [1, 2]
