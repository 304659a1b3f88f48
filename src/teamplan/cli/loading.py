"""Reading inputs for a command: every failure becomes a CommandError with all that is wrong."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from teamplan.cli.failure import CONTRADICTION, FINDINGS, USAGE, CommandError
from teamplan.cli.language import language, say
from teamplan.cli.output import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeVar

    from teamplan.model.brief import Brief
    from teamplan.model.catalog import Catalog
    from teamplan.model.plan import Plan
    from teamplan.rendering.phrasing import Phrasing

    Read = TypeVar("Read")


def read_catalog(folder: str | None) -> Catalog:
    """Return the built-in catalog, or the one in `folder` laid over it."""
    from teamplan.checking.catalog import load_catalog

    if folder is not None and not Path(folder).is_dir():
        raise no_such_catalog(folder)
    catalog = _checked(lambda: load_catalog(Path(folder) if folder else None))
    if folder is not None:
        _tell_unused(Path(folder))
    return catalog


def _tell_unused(folder: Path) -> None:
    from teamplan.sources.catalog.layout import FOLDERS, SINGLE_FILES, unused_files

    unused = unused_files(folder)
    if unused:
        shown = ", ".join(unused[:5])
        known = " ".join([*(f"{name}/" for name in FOLDERS), *SINGLE_FILES])
        tell(
            say(
                f"提醒：{folder} 里没有用到 {shown}；目录只读 {known}",
                f"note: {folder} has files that are not used: {shown}; a catalog reads {known}",
            )
        )


def no_such_catalog(folder: str) -> CommandError:
    """Return what to say where `--catalog` names no folder."""
    return CommandError(
        say(f"目录文件夹不存在：{folder}", f"no such catalog folder: {folder}"),
        say("用 teamplan templates copy all 目标 复制一份来改", "teamplan templates copy all TARGET makes one"),
    )


def read_phrasing(plan: Plan, catalog: Catalog, folder: str | None) -> Phrasing:
    """Return the words of `plan`: the built-in ones, with `wording/` in `folder` laid over them."""
    from teamplan.usecases.wording import phrasing_of

    return _checked(lambda: phrasing_of(plan, catalog, own=Path(folder) if folder else None))


@contextmanager
def refusing_unusable_words() -> Iterator[None]:
    """Turn a sentence of a wording that cannot be used into a CommandError."""
    from teamplan.rendering.phrasing import WordingProblem

    try:
        yield
    except WordingProblem as error:
        raise CommandError(
            say(f"措辞有问题：{error}", f"wording: {error}"),
            say("变量与写法见 docs/templates.md", "docs/templates.md says how sentences are written"),
            USAGE,
        ) from error


def read_brief(path: str) -> Brief:
    """Return the brief in the file `path`; `-` is stdin."""
    from teamplan.sources.records.brief_file import load_brief

    return _checked(lambda: load_brief(path))


def read_plan(path: str) -> Plan:
    """Return the plan in the file `path`; `-` is stdin."""
    from teamplan.sources.records.plan_file import load_plan

    return _checked(lambda: load_plan(path))


def _checked(read: Callable[[], Read]) -> Read:
    from teamplan.sources.records.located_findings import InvalidFilesError
    from teamplan.sources.yaml.files import UnreadableFileError

    try:
        return read()
    except UnreadableFileError as error:
        words = language()
        raise CommandError(getattr(error.message, words), getattr(error.help, words), USAGE) from error
    except InvalidFilesError as error:
        from teamplan.reporting.text import report_text

        contradicts = all(located.finding.rule == CONTRADICTION for located in error.findings)
        text = report_text(error.findings, lang=language(), colour=False)
        raise CommandError(
            say("输入有问题", "the input is not valid") + "\n" + text.rstrip(), "", FINDINGS if contradicts else USAGE
        ) from error
