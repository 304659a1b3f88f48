"""Writing files: sealed, all or none, never over somebody's edits; refusals carry the path."""

from __future__ import annotations

import pytest

from teamplan.rendering.formats.registry import FORMATS
from teamplan.sources.writing import (
    YAML_COMMENT,
    EditedFileError,
    UnwritableFileError,
    is_ours,
    refuse_losing_input,
    refuse_overwriting,
    sealed,
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
        write_files({tmp_path / "a": b"1", tmp_path / "nowhere" / "b": b"2"})
    assert caught.value.path == tmp_path / "nowhere" / "b"
    assert list(tmp_path.iterdir()) == []
    write_files({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert sorted(path.read_text(encoding="utf-8") for path in tmp_path.iterdir()) == ["1", "2"]
