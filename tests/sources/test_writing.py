"""Writing files: sealed, all or none, never over somebody's edits; refusals carry the path."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamplan.rendering.formats.registry import FORMATS
from teamplan.sources.unwritable import EditedFileError, UnwritableFileError
from teamplan.sources.writing import (
    OUTPUT,
    REPORT,
    YAML_COMMENT,
    is_ours,
    refuse_losing_input,
    refuse_overwriting,
    sealed,
    sealed_json,
    write_files,
)


@pytest.mark.parametrize("comment", sorted({YAML_COMMENT, *(one.comment for one in FORMATS.values())}))
def test_a_seal_proves_that_nothing_was_edited(comment):
    content = sealed(b"a: 1\n", comment)
    assert content.startswith(b"a: 1\n")
    assert is_ours(content)
    assert not is_ours(content.replace(b"1", b"2", 1))
    assert not is_ours(b"\xff")


def test_only_edited_files_are_kept_from_being_overwritten(tmp_path):
    path = tmp_path / "plan.yaml"
    refuse_overwriting(path, force=False)
    path.write_bytes(sealed(b"a: 1\n", YAML_COMMENT))
    refuse_overwriting(path, force=False)
    path.write_text("mine\n", encoding="utf-8")
    with pytest.raises(EditedFileError) as caught:
        refuse_overwriting(path, force=False)
    assert caught.value.path == path
    refuse_overwriting(path, force=True)


def test_folders_and_missing_folders_are_refused_even_with_force(tmp_path):
    for path in (tmp_path, tmp_path / "nowhere" / "plan.yaml"):
        with pytest.raises(UnwritableFileError) as caught:
            refuse_overwriting(path, force=True)
        assert str(tmp_path) in caught.value.message.zh


def test_an_output_is_not_its_own_input(tmp_path):
    source, link = tmp_path / "brief.yaml", tmp_path / "link.yaml"
    source.write_text("stage: growth\n", encoding="utf-8")
    link.symlink_to(source)
    refuse_losing_input(tmp_path / "other.yaml", source)
    with pytest.raises(UnwritableFileError):
        refuse_losing_input(link, source)


def test_where_one_file_cannot_be_written_none_is(tmp_path):
    with pytest.raises(UnwritableFileError) as caught:
        write_files({tmp_path / "a": b"1", tmp_path / "nowhere" / "b": b"2"}, force=False)
    assert caught.value.path == tmp_path / "nowhere" / "b"
    assert list(tmp_path.iterdir()) == []
    write_files({tmp_path / "a": b"1", tmp_path / "b": b"2"}, force=False)
    assert sorted(path.read_text(encoding="utf-8") for path in tmp_path.iterdir()) == ["1", "2"]


def test_whoever_writes_cannot_forget_what_may_be_overwritten(tmp_path):
    mine, other = tmp_path / "mine", tmp_path / "other"
    mine.write_text("mine", encoding="utf-8")
    for contents in ({mine: b"1"}, {other: b"1", mine: b"1"}):
        with pytest.raises(EditedFileError) as caught:
            write_files(contents, force=False)
        assert caught.value.path == mine
        assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["mine"]
    write_files({mine: b"1"}, force=True)
    assert mine.read_bytes() == b"1"


def test_two_outputs_that_are_one_file_are_refused(tmp_path):
    (tmp_path / "plan.md").symlink_to("plan.yaml")
    with pytest.raises(UnwritableFileError, match="the same file"):
        write_files({tmp_path / "plan.yaml": b"1", tmp_path / "plan.md": b"2"}, force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["plan.md"]


def test_a_report_replaces_reports_only_and_nothing_else_replaces_one(tmp_path):
    plan, report = tmp_path / "plan.yaml", tmp_path / "report"
    plan.write_bytes(sealed(b"a: 1\n", YAML_COMMENT))
    for content in (sealed(b"", YAML_COMMENT, REPORT), sealed_json(b'{\n  "findings": []\n}\n', REPORT)):
        report.write_bytes(content)
        refuse_overwriting(report, force=False, seal=REPORT)
        for path, seal in ((plan, REPORT), (report, OUTPUT)):
            with pytest.raises(EditedFileError):
                refuse_overwriting(path, force=False, seal=seal)


@given(content=st.dictionaries(st.text(), st.integers() | st.text() | st.lists(st.text(), max_size=2), min_size=1))
def test_sealed_json_is_json_with_one_more_key(content):
    text = json.dumps(content, indent=2, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    made = sealed_json(text, REPORT)
    assert json.loads(made) == json.loads(text) | {"seal": json.loads(made)["seal"]}
    assert is_ours(made, REPORT)
    assert not is_ours(made)
    assert not is_ours(made.replace(b"\n  ", b"\n ", 1), REPORT)
    assert not is_ours(text, REPORT)


def test_a_file_too_large_to_be_an_output_is_not_read(tmp_path):
    huge = tmp_path / "huge"
    with huge.open("wb") as file:
        file.truncate(10**12)
    with pytest.raises(EditedFileError):
        refuse_overwriting(huge, force=False)
