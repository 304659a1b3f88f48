"""Writing files: sealed, all or none, never over somebody's edits; refusals carry the path."""

from __future__ import annotations

import errno
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamplan.findings.words import Words
from teamplan.rendering.formats.registry import FORMATS
from teamplan.sources.outputs.unwritable import EditedFileError, UnwritableFileError
from teamplan.sources.outputs.writing import (
    OUTPUT,
    REPORT,
    YAML_COMMENT,
    is_ours,
    make_folder,
    refuse_losing_input,
    refuse_overwriting,
    sealed,
    sealed_json,
    write_files,
)
from teamplan.sources.system_errors import system_reason


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


def test_refusals_say_what_and_how_in_both_languages(tmp_path):
    missing, edited = tmp_path / "no" / "plan.yaml", tmp_path / "plan.yaml"
    edited.write_text("mine\n", encoding="utf-8")
    said = []
    for refused in (
        lambda: refuse_overwriting(missing, force=False),
        lambda: refuse_overwriting(tmp_path, force=False),
        lambda: refuse_overwriting(edited, force=False),
        lambda: refuse_overwriting(edited / "x", force=False),
        lambda: refuse_losing_input(edited, edited),
        lambda: make_folder(edited / "x"),
        lambda: make_folder(edited),
        lambda: write_files({missing: b""}, force=False),
    ):
        with pytest.raises(UnwritableFileError) as caught:
            refused()
        error = caught.value
        assert str(error) == error.message.en
        name = error.path.relative_to(tmp_path)
        words = (error.message.zh, error.message.en, error.help.zh, error.help.en)
        said.append((str(name), *(text.replace(f"{tmp_path}", "F") for text in words)))
    assert said == [
        (
            "no",
            "文件夹不存在：F/no",
            "no such folder: F/no",
            "请先建好文件夹，或换一个路径",
            "make the folder first, or choose another path",
        ),
        (".", "输出路径是文件夹：F", "the output path is a folder: F", "请给出文件名", "give a file name"),
        (
            "plan.yaml",
            "F/plan.yaml 已存在，且不是本程序写的或之后被改过",
            "F/plan.yaml exists and was not written by this program, or was edited since",
            "换一个路径",
            "choose another path",
        ),
        (
            "plan.yaml/x",
            "无法写入 F/plan.yaml/x：路径中有一段不是文件夹",
            "cannot write F/plan.yaml/x: part of the path is not a folder",
            "请检查权限与磁盘空间，或换一个路径",
            "check permissions and disk space, or choose another path",
        ),
        (
            "plan.yaml",
            "输出会覆盖输入文件 F/plan.yaml",
            "the output would overwrite the input F/plan.yaml",
            "换一个输出路径",
            "choose another path for the output",
        ),
        (
            "plan.yaml/x",
            "无法建立文件夹 F/plan.yaml/x：路径中有一段不是文件夹",
            "cannot make the folder F/plan.yaml/x: part of the path is not a folder",
            "请换一个目标文件夹",
            "choose another target",
        ),
        (
            "plan.yaml",
            "无法建立文件夹 F/plan.yaml：File exists",
            "cannot make the folder F/plan.yaml: File exists",
            "请换一个目标文件夹",
            "choose another target",
        ),
        (
            "no/plan.yaml",
            "无法写入 F/no/plan.yaml：路径不存在",
            "cannot write F/no/plan.yaml: no such path",
            "请检查权限与磁盘空间，或换一个路径",
            "check permissions and disk space, or choose another path",
        ),
    ]


def test_folders_are_made_with_those_above_them_and_may_be_there(tmp_path):
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_file_keeps_its_mode_and_a_new_one_gets_the_usual(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(b"")
    old.chmod(0o640)
    mask = os.umask(0o027)
    try:
        write_files({old: b"1", new: b"2"}, force=True)
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(mask)
    assert (old.stat().st_mode & 0o777, new.stat().st_mode & 0o777) == (0o640, 0o640)
    assert (old.read_bytes(), new.read_bytes()) == (b"1", b"2")


def test_a_link_stays_and_its_target_is_written(tmp_path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_files({link: b"new"}, force=True)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize(
    "edited",
    [
        b"a: 1\n",
        b"a: 1\n# teamplan sha256=0\n",
        sealed(b"a: 1\n", YAML_COMMENT) + b"# more\n",
        sealed(b"a: 1\n", "// {}"),
    ],
)
def test_only_a_seal_at_the_end_is_one(edited):
    assert not is_ours(edited)


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        (errno.ENOSPC, "磁盘空间已满", "no space left on the device"),
        (errno.EDQUOT, "磁盘配额已用完", "the disk quota is used up"),
        (errno.EACCES, "没有权限", "permission denied"),
        (errno.EPERM, "没有权限", "permission denied"),
        (errno.EROFS, "文件系统是只读的", "the file system is read-only"),
        (errno.ENOENT, "路径不存在", "no such path"),
        (errno.ENOTDIR, "路径中有一段不是文件夹", "part of the path is not a folder"),
        (errno.EISDIR, "是文件夹", "it is a folder"),
        (errno.ENAMETOOLONG, "文件名太长", "the file name is too long"),
        (errno.ELOOP, "符号链接成环", "symbolic links form a loop"),
        (errno.EIO, "设备读写出错", "input/output error"),
        (errno.EFBIG, "文件超过允许的大小", "the file is larger than is allowed"),
        (errno.ENXIO, "没有程序在读", "nothing reads it"),
        (errno.EPIPE, "读的一方已经离开", "what read it has gone"),
        (errno.EBADF, "没有打开这个文件描述符", "no such open file"),
        (errno.EAGAIN, "读的一方暂时收不下", "what reads it takes nothing more for now"),
        (errno.EBUSY, "Busy", "Busy"),
    ],
)
def test_a_reason_of_the_system_is_said_in_both_languages(number, zh, en):
    assert system_reason(OSError(number, "Busy")) == Words(zh, en)


def test_a_reason_without_a_number_is_said_as_it_is():
    assert system_reason(OSError("odd")) == Words("odd", "odd")


def test_a_file_whose_mode_cannot_be_set_is_not_written(tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    (tmp_path / "a").write_bytes(b"0")
    monkeypatch.setattr(os, "chmod", refuse)
    with pytest.raises(UnwritableFileError) as caught:
        write_files({tmp_path / "a": b"1"}, force=True)
    assert caught.value.message == Words(
        f"无法写入 {tmp_path}/a：没有权限", f"cannot write {tmp_path}/a: permission denied"
    )
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"0"}
