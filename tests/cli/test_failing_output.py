"""Output that cannot be written: unwritable paths, a full disk, readers that leave, interruptions."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from refusals import LANGUAGES, assert_explains, make_plan, read_yaml, refuse

from teamplan.sources.outputs import replacing, writing
from teamplan.sources.outputs.taking_turns import alone_in

pytestmark = pytest.mark.slow

TEAMPLAN = [sys.executable, "-m", "teamplan"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("target", ["folder", "missing/plan.yaml", "file.txt/plan.yaml", "n" * 300 + ".yaml", "loop"])
def test_output_paths_that_cannot_be_written(cli, target, lang):
    (cli.folder / "folder").mkdir()
    cli.write("file.txt", "mine")
    (cli.folder / "loop").symlink_to("loop")
    make_plan(cli)
    says = "missing" if target.startswith("missing") else target
    refuse(cli, "new", "--stage", "startup", "-o", target, code=2, lang=lang, says=says)
    refuse(cli, "render", "plan.yaml", "--format", "md", "-o", target, code=2, lang=lang, says=says)


def test_a_folder_without_permission(cli):
    folder = cli.folder / "locked"
    folder.mkdir(mode=0o500)
    if os.access(folder, os.W_OK):
        pytest.skip("runs as root: every folder can be written")
    refuse(cli, "new", "--stage", "startup", "-o", "locked/plan.yaml", code=2, lang="zh", says="locked/plan.yaml")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_full_disk_leaves_what_was_there(cli, monkeypatch, fails_at, lang):
    assert cli("new", "--stage", "growth", "--size", 4, "--render", "md,html", "-q").code == 0
    before = {path.name: path.read_bytes() for path in cli.folder.iterdir()}
    sync, calls = replacing._sync, []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == fails_at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(descriptor)

    monkeypatch.setattr(replacing, "_sync", full)
    arguments = ["new", "--stage", "mature", "--size", 3, "-o", "plan.yaml", "--render", "md,html", "--force"]
    outcome = cli(*arguments, lang=lang)
    assert outcome.code == 2
    assert_explains(outcome.err, lang)
    assert len(calls) == fails_at
    assert before == {path.name: path.read_bytes() for path in cli.folder.iterdir()}


@pytest.mark.parametrize("failure", [KeyboardInterrupt, MemoryError])
def test_an_interruption_while_writing_leaves_no_temporary_file(cli, monkeypatch, failure):
    make_plan(cli)
    before = {path.name: path.read_bytes() for path in cli.folder.iterdir()}

    def interrupted(_: int, *__: object, **___: object) -> None:
        raise failure

    monkeypatch.setattr(os, "chmod", interrupted)
    outcome = cli("new", "--stage", "mature", "-o", "plan.yaml")
    assert outcome.code == 2
    assert "Traceback" not in outcome.err
    assert before == {path.name: path.read_bytes() for path in cli.folder.iterdir()}


def test_the_mode_and_the_link_of_a_file_survive(cli):
    make_plan(cli, "real.yaml")
    (cli.folder / "real.yaml").chmod(0o640)
    (cli.folder / "link.yaml").symlink_to("real.yaml")
    assert cli("new", "--stage", "startup", "-o", "link.yaml", "-q").code == 0
    assert (cli.folder / "link.yaml").is_symlink()
    assert (cli.folder / "real.yaml").stat().st_mode & 0o777 == 0o640
    assert b"startup" in (cli.folder / "real.yaml").read_bytes()


def test_a_device_is_written_to_and_not_replaced(cli):
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    (cli.folder / "full.yaml").symlink_to("/dev/full")
    refuse(cli, "new", "--stage", "startup", "-o", "full.yaml", code=2, lang="zh", says="磁盘空间已满")
    assert cli("new", "--stage", "startup", "-o", "/dev/null", "-q").code == 0
    assert Path("/dev/null").is_char_device()


def test_a_document_never_overwrites_its_plan(cli):
    make_plan(cli)
    refuse(cli, "render", "plan.yaml", "--format", "md", "-o", "plan.yaml", "--force", code=2, lang="zh")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_report_that_cannot_be_written_and_one_that_would_overwrite_what_it_is_about(cli, lang):
    make_plan(cli)
    (cli.folder / "folder").mkdir()
    for target, says in (("folder", "folder"), ("missing/report.txt", "missing"), ("plan.yaml", "plan.yaml")):
        refuse(cli, "check", "plan.yaml", "--output-file", target, code=2, lang=lang, says=says)
    refuse(cli, "check", "plan.yaml", "--output-file", "plan.yaml", "--force", code=2, lang=lang, says="plan.yaml")
    assert cli("check", "plan.yaml", "--output-file", "report.txt").code == 0
    assert (cli.folder / "report.txt").stat().st_size > 0


def run_in_shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"TEAMPLAN_LANG": "zh", "T": " ".join(TEAMPLAN)}
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=30,
        check=False,
    )


@pytest.mark.parametrize(
    "command",
    [
        "$T roles list | head -c 1; exit ${PIPESTATUS[0]}",
        "$T schema plan | true; exit ${PIPESTATUS[0]}",
        "$T new --stage startup --size 3 | head -c 1; exit ${PIPESTATUS[0]}",
        "$T new --stage startup --size 3 -o - | head -c 1; exit ${PIPESTATUS[0]}",
    ],
)
def test_a_reader_that_leaves_early(cli, command):
    done = run_in_shell(command, cli.folder)
    assert done.returncode == 0
    assert done.stderr in ("", "已写入 plan.yaml\n生成文档：teamplan render plan.yaml\n")


@pytest.mark.parametrize(
    "command",
    [
        "$T --version",
        "$T -V",
        "$T --version --lang zh",
        "$T roles list",
        "$T --help",
        "$T new --stage startup -o -",
        "$T schema role",
    ],
)
def test_a_full_standard_output(cli, command):
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    done = run_in_shell(f"{command} > /dev/full", cli.folder)
    assert done.returncode == 2
    assert "磁盘空间已满" in done.stderr
    assert "Exception ignored" not in done.stderr


def test_closed_streams_are_no_reason_to_crash(cli):
    done = run_in_shell("$T new --stage startup --size 3 <&- >&- 2>&-", cli.folder)
    assert done.returncode == 0
    assert (cli.folder / "plan.yaml").is_file()
    assert run_in_shell("$T new <&- >&-", cli.folder).returncode == 2
    assert run_in_shell("$T --version >&-", cli.folder).returncode == 0


@pytest.fixture
def interruptible():
    """What this process starts can be interrupted, also where this process itself was started with SIGINT ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_interrupting_a_running_command(cli):
    command = [*TEAMPLAN, "new", "--from", "-", "-o", "plan.yaml"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=cli.folder)
    assert process.stdin is not None
    process.stdin.write(b"# more than a pipe holds, so that the command must have begun to read it\n" * 20_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 2
    assert b"Traceback" not in err
    assert len(err.decode().splitlines()) == 1
    assert not list(cli.folder.iterdir())


def test_an_unforeseen_error_is_reported_without_a_traceback(cli, monkeypatch):
    def broken(*_: object) -> None:
        message = "nobody foresaw this"
        raise RuntimeError(message)

    monkeypatch.setattr("teamplan.usecases.make_plan.plan_team", broken)
    outcome = cli("new", "--stage", "startup")
    assert outcome.code == 2
    assert "nobody foresaw this" in outcome.err
    assert "Traceback" not in outcome.err


def test_names_that_are_no_utf_8_do_not_crash(cli):
    done = run_in_shell("$T new --stage startup --size 2 -o $'\\xff.yaml'; $T render $'\\xfe.yaml'", cli.folder)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "内部错误" not in done.stderr
    assert len(list(cli.folder.iterdir())) == 1
    text = run_in_shell("$T new --stage startup --set company=$'\\xff'", cli.folder)
    assert text.returncode == 2
    assert "内部错误" not in text.stderr


@pytest.mark.parametrize(
    "command",
    ["new --stage startup", "new --stage startup -o {}/plan.yaml", "check {}/brief.yaml", "check", "render plan.yaml"],
)
def test_a_working_folder_that_was_deleted_is_named(cli, command):
    cli.write("brief.yaml", "stage: startup\n")
    done = run_in_shell(f"mkdir gone; cd gone; rmdir ../gone; $T {command.format('..')}", cli.folder)
    assert done.returncode == 2
    assert "当前文件夹已被删除" in done.stderr
    assert "办法" in done.stderr
    assert [path.name for path in cli.folder.iterdir()] == ["brief.yaml"]


@pytest.mark.parametrize("blocks", [1, 8, 40])
def test_a_limit_of_the_size_of_files_leaves_what_was_there(cli, blocks):
    assert cli("new", "--stage", "startup", "--size", 3, "--render", "md,html", "-q").code == 0
    before = {path.name: path.read_bytes() for path in cli.folder.iterdir()}
    assert any(len(content) > blocks * 1024 for content in before.values())
    done = run_in_shell(f"ulimit -f {blocks}; $T new --stage mature --size 9 --render md,html --force", cli.folder)
    assert done.returncode == 2
    assert "文件超过允许的大小" in done.stderr
    assert before == {path.name: path.read_bytes() for path in cli.folder.iterdir()}


@pytest.mark.parametrize("target", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/dev/fd/7", "pipe"])
@pytest.mark.parametrize("to", ["> plan", "| cat > plan"])
def test_open_files_and_pipes_are_written_through(cli, target, to):
    if not Path("/proc/self/fd").exists():
        pytest.skip("needs /proc")
    os.mkfifo(cli.folder / "pipe")
    reader = "cat pipe & " if target == "pipe" else ""
    done = run_in_shell(f"{{ {reader}$T new --stage growth -q -o {target} 7>&1; wait; }} {to}", cli.folder)
    assert (done.returncode, done.stderr) == (0, "")
    plan = (cli.folder / "plan").read_bytes()
    assert writing.is_ours(plan)
    assert read_yaml(plan)["teamplan"]


WRITER = """
import os, sys, time
from pathlib import Path
from teamplan.sources.outputs.writing import YAML_COMMENT, sealed, write_files
text, pause, rename = sys.argv[1].encode() * 3_000, float(sys.argv[2]), os.replace
def slowly(source, target):
    rename(source, target)
    time.sleep(pause)
os.replace = slowly
print("ready", flush=True)
while True:
    write_files({Path(name): sealed(text, YAML_COMMENT) for name in ("a", "b", "c")}, force=False)
"""


def start_writer(folder: Path, text: str, pause: float = 0.0) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, text, str(pause)]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_a_process_killed_while_it_writes_leaves_whole_files_and_what_it_left_goes(cli, monkeypatch):
    dice, leftovers = random.Random(1), 0
    for _ in range(25):
        process = start_writer(cli.folder, dice.choice("xyz"))
        time.sleep(dice.uniform(0.001, 0.05))
        process.kill()
        _, err = process.communicate(timeout=20)
        assert err == ""
        for path in cli.folder.glob("[abc]"):
            assert writing.is_ours(path.read_bytes()), path
        leftovers += len(list(cli.folder.glob(".*")))
    assert leftovers
    monkeypatch.setattr(replacing, "STALE_AFTER", -1.0)
    writing.write_files({Path(name): b"" for name in ("a", "b")}, force=True)
    assert {path.name for path in cli.folder.iterdir()} <= {"a", "b", "c"}


def test_sets_of_files_of_two_writers_never_mix(cli):
    writers = [start_writer(cli.folder, text, pause=0.003) for text in "xy"]
    kinds: set[bytes] = set()
    ends = time.monotonic() + 20
    while len(kinds) < 2 and time.monotonic() < ends:
        time.sleep(0.01)
        with alone_in({cli.folder}):
            found = {path.read_bytes()[:1] for path in cli.folder.glob("[abc]")}
        assert len(found) <= 1
        kinds |= found
    for writer in writers:
        writer.kill()
        _, err = writer.communicate(timeout=20)
        assert err == ""
    assert kinds == {b"x", b"y"}


INTERRUPTED = """
import os, signal, sys, time, types, weakref
def run_app(arguments, speaker):
    interrupt = lambda *_: os.kill(os.getpid(), signal.SIGINT)
    if arguments == ["in-a-callback"]:
        class Thing: ...
        thing = Thing()
        reference = weakref.ref(thing, interrupt)
        del thing
        time.sleep(10)
    if arguments == ["wrapped"]:
        try:
            interrupt()
            time.sleep(10)
        except KeyboardInterrupt:
            raise ValueError("a library could not build something") from None
    print("done", flush=True)
    return 0
sys.modules["teamplan.cli.app"] = types.SimpleNamespace(run_app=run_app)
from teamplan.__main__ import main
sys.argv = ["teamplan", *sys.argv[1:]]
main()
"""


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("where", ["in-a-callback", "wrapped"])
def test_an_interruption_where_none_can_be_raised_is_one_all_the_same(cli, where):
    command = [sys.executable, "-c", INTERRUPTED, where]
    done = subprocess.run(command, cwd=cli.folder, capture_output=True, encoding="utf-8", timeout=20, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "错误：已中断\n")


@pytest.mark.usefixtures("interruptible")
def test_what_is_done_can_no_longer_be_interrupted(cli):
    at_the_end = "import gc, os, signal; gc.freeze = lambda: os.kill(os.getpid(), signal.SIGINT)\n"
    command = [sys.executable, "-c", at_the_end + INTERRUPTED, "nothing"]
    done = subprocess.run(command, cwd=cli.folder, capture_output=True, encoding="utf-8", timeout=20, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "done\n", "")


BEGINNING = """
import sys
from teamplan import __main__ as program
from teamplan.cli import interruption
expect = interruption.expect_interruption
def begin():
    expect()
    sys.stderr.write("begun\\n")
    sys.stderr.flush()
interruption.expect_interruption = begin
sys.argv = ["teamplan", *sys.argv[1:]]
program.main()
"""


SAID = ((2, "错误：已中断\n"), (2, "错误：已中断（error: interrupted）\n"), (0, ""))
"""Within the command line, before or after it, or too late."""


@pytest.mark.usefixtures("interruptible")
def test_interrupting_the_start_of_a_command(cli):
    command = [sys.executable, "-c", BEGINNING, "new", "--stage", "startup", "-q"]
    for number in range(20):
        process = subprocess.Popen(command, cwd=cli.folder, stderr=subprocess.PIPE, encoding="utf-8")
        assert process.stderr is not None
        assert process.stderr.readline() == "begun\n"
        time.sleep(0.01 * number)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
        assert (process.returncode, err) in SAID, (number, err)
        assert not [path for path in cli.folder.iterdir() if path.name != "plan.yaml"]
