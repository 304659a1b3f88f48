"""The top of the program: the language of a run, its streams, and every end of a command as an exit code."""

from __future__ import annotations

import gc
import io
import os
import sys
from pathlib import Path

import pytest

from teamplan.cli import entry
from teamplan.cli.entry import run
from teamplan.cli.failure import CommandError
from teamplan.cli.speaker import Speaker
from teamplan.cli.streams import LostOutputError
from teamplan.findings.words import Words


@pytest.fixture(autouse=True)
def collected():
    """A command leaves garbage collection off, because its process ends."""
    gc.enable()
    yield
    gc.enable()


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch):
    """Makes every command end in one way; returns what reached it, and how often stdout was silenced."""

    def ending(end: int | BaseException) -> tuple[list[tuple[list[str], Speaker]], list[int]]:
        reached: list[tuple[list[str], Speaker]] = []
        silenced: list[int] = []

        def run_app(arguments: list[str], speaker: Speaker) -> int:
            reached.append((arguments, speaker))
            if isinstance(end, BaseException):
                raise end
            return end

        monkeypatch.setattr("teamplan.cli.app.run_app", run_app)
        monkeypatch.setattr(entry, "_silence_stdout", lambda: silenced.append(1))
        return reached, silenced

    return ending


@pytest.mark.parametrize(
    ("arguments", "rest", "language"),
    [
        ([], [], "zh"),
        (["a", "b"], ["a", "b"], "zh"),
        (["--lang", "en", "a", "b"], ["a", "b"], "en"),
        (["a", "--lang", "en", "b"], ["a", "b"], "en"),
        (["a", "b", "--lang=en"], ["a", "b"], "en"),
        (["--lang=en", "a", "--lang", "zh"], ["a"], "zh"),
        (["a", "--", "--lang", "en"], ["a", "--", "--lang", "en"], "zh"),
        (["--lang", "en", "--", "--lang", "x"], ["--", "--lang", "x"], "en"),
        (["--language", "--langen"], ["--language", "--langen"], "zh"),
    ],
)
def test_the_language_is_taken_wherever_it_stands_up_to_a_double_dash(arguments, rest, language, ends, monkeypatch):
    monkeypatch.setenv("TEAMPLAN_LANG", "zh")
    reached, _ = ends(5)
    assert run(arguments) == 5
    assert reached == [(rest, Speaker(language))]


@pytest.mark.parametrize(
    ("arguments", "value"),
    [(["--lang", "fr", "a"], "fr"), (["--lang=e"], "e"), (["--lang="], ""), (["a", "--lang"], "")],
)
def test_another_language_is_refused_in_the_one_of_the_environment(arguments, value, ends, monkeypatch, capsys):
    reached, _ = ends(0)
    for lang, said in (
        ("zh", f"错误：--lang 只能是 zh 或 en，现为「{value}」\n"),
        ("en", f"error: --lang is zh or en, not {value!r}\n"),
    ):
        monkeypatch.setenv("TEAMPLAN_LANG", lang)
        assert run(arguments) == 2
        assert capsys.readouterr() == ("", said)
    assert reached == []


ENDS = [
    (0, 0, 0, ""),
    (1, 1, 0, ""),
    (BrokenPipeError(), 0, 1, ""),
    (KeyboardInterrupt(), 2, 0, "error: interrupted\n"),
    (CommandError(Words("坏", "bad"), Words("改", "mend")), 2, 0, "error: bad\nhelp: mend\n"),
    (
        LostOutputError(Words("坏", "bad")), 2, 1,
        "error: bad\nhelp: check the file or disk that it is redirected to\n",
    ),
    (OSError(5, "x"), 2, 1, "error: system error: input/output error\nhelp: check paths, permissions and disk space\n"),
    (
        OSError(5, "x", "file"), 2, 0,
        "error: system error: file: input/output error\nhelp: check paths, permissions and disk space\n",
    ),
    (
        ValueError("x"), 2, 0,
        "error: internal error: ValueError: x\nhelp: please report it with the input; TEAMPLAN_DEBUG=1 shows where\n",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("end", "code", "silences", "said"), ENDS)
def test_every_end_is_an_exit_code_and_what_stdout_lost_is_not_written_again(end, code, silences, said, ends, capsys):
    _, silenced = ends(end)
    assert run(["a", "--lang", "en"]) == code
    assert len(silenced) == silences
    assert capsys.readouterr() == ("", said)


def test_an_interruption_is_told_in_chinese_too(ends, capsys):
    ends(KeyboardInterrupt())
    assert run(["--lang", "zh"]) == 2
    assert capsys.readouterr().err == "错误：已中断\n"


class _Gone(io.RawIOBase):
    """A file that nobody reads any more."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error
        self.asked = 0

    def writable(self) -> bool:
        return True

    def write(self, _: object) -> int:
        self.asked += 1
        raise self._error


@pytest.mark.parametrize("error", [BrokenPipeError(), ValueError("closed")])
def test_what_stderr_does_not_take_changes_no_exit_code(error, ends, monkeypatch):
    ends(KeyboardInterrupt())
    gone = _Gone(error)
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", io.TextIOWrapper(gone, encoding="utf-8"))
        assert run([]) == 2
        assert gone.asked == 1


def test_what_is_said_is_out_at_once(ends, monkeypatch):
    class Shown(io.BytesIO):
        flushed = ""

        def flush(self) -> None:
            self.flushed = self.getvalue().decode()

    shown = Shown()
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(shown, encoding="ascii"))
    ends(KeyboardInterrupt())
    assert run(["--lang", "en"]) == 2
    assert shown.flushed == "error: interrupted\n"


def test_a_short_process_looks_neither_for_plug_ins_nor_for_garbage(ends, monkeypatch):
    ends(0)
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "mine")
    run([])
    assert os.environ["PYDANTIC_DISABLE_PLUGINS"] == "mine"
    assert not gc.isenabled()
    monkeypatch.delenv("PYDANTIC_DISABLE_PLUGINS")
    run([])
    assert os.environ["PYDANTIC_DISABLE_PLUGINS"] == "__all__"


def test_output_speaks_utf_8_and_input_the_locale_with_bytes_that_it_cannot_read(ends, monkeypatch):
    ends(0)
    streams = {name: io.TextIOWrapper(io.BytesIO(), encoding="ascii") for name in ("stdin", "stdout", "stderr")}
    for name, stream in streams.items():
        monkeypatch.setattr(sys, name, stream)
    run([])
    assert [(stream.encoding, stream.errors) for stream in streams.values()] == [
        ("ascii", "surrogateescape"), ("utf-8", "replace"), ("utf-8", "replace"),
    ]  # fmt: skip
    assert [getattr(sys, name) for name in streams] == list(streams.values())


def test_a_stream_that_cannot_be_changed_is_left_as_it_is(ends, monkeypatch):
    ends(0)
    plain = io.StringIO()
    monkeypatch.setattr(sys, "stdout", plain)
    assert run([]) == 0
    assert sys.stdout is plain


def test_streams_that_were_closed_lead_nowhere(ends, monkeypatch):
    ends(KeyboardInterrupt())
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    assert run([]) == 2
    opened = [sys.stdin, sys.stdout, sys.stderr]
    assert [(stream.name, stream.mode, stream.encoding) for stream in opened] == [
        (os.devnull, "r", "utf-8"), (os.devnull, "w", "utf-8"), (os.devnull, "w", "utf-8"),
    ]  # fmt: skip
    assert sys.stdin.read() == ""
    for stream in opened:
        stream.close()


def test_silenced_output_goes_nowhere(tmp_path: Path, monkeypatch):
    with (tmp_path / "out").open("w", encoding="utf-8") as out:
        monkeypatch.setattr(sys, "stdout", out)
        out.write("before\n")
        out.flush()
        out.write("lost")
        entry._silence_stdout()
    assert (tmp_path / "out").read_text() == "before\n"


def test_silencing_leaves_no_file_open(tmp_path: Path, monkeypatch):
    with (tmp_path / "out").open("w", encoding="utf-8") as out:
        monkeypatch.setattr(sys, "stdout", out)
        free = os.dup(out.fileno())
        os.close(free)
        entry._silence_stdout()
        again = os.dup(out.fileno())
        os.close(again)
    assert again == free


def test_output_without_a_file_can_be_silenced_too(monkeypatch):
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    entry._silence_stdout()
    sys.stdout.write("x")
