"""What to do at the command line about what a use case refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamplan.cli.streams import LostOutputError
from teamplan.findings.words import Words
from teamplan.usecases import errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from teamplan.usecases.errors import RefusedError

_ALL_TEMPLATES = Words("teamplan templates list 列出全部", "teamplan templates list shows all")
_ADVICE: dict[type[RefusedError], Words] = {
    LostOutputError: Words("请检查重定向到的文件或磁盘", "check the file or disk that it is redirected to"),
    errors.NoStageError: Words("加上 --stage 初创、成长或成熟", "add --stage startup, growth or mature"),
    errors.NoSuchCatalogError: Words(
        "用 teamplan templates copy all 目标 复制一份来改", "teamplan templates copy all TARGET makes one"
    ),
    errors.NoSuchDocumentTemplatesError: Words(
        "用 teamplan templates copy documents 目标 复制一份来改", "teamplan templates copy documents TARGET"
    ),
    errors.DocumentTemplateError: Words("变量见 docs/templates.md", "the variables are in docs/templates.md"),
    errors.UnusableWordingError: Words(
        "变量与写法见 docs/templates.md", "docs/templates.md says how sentences are written"
    ),
    errors.TargetNotFolderError: Words("请换一个目标文件夹", "choose another target"),
    errors.AlreadyThereError: Words("换一个目标，或加 --force 覆盖", "choose another target, or add --force"),
    errors.UnknownStructureError: _ALL_TEMPLATES,
    errors.UnknownTemplateError: _ALL_TEMPLATES,
    errors.UnknownRoleError: Words("teamplan roles search {} 查找", "try teamplan roles search {}"),
    errors.NoMatchError: Words("teamplan roles list 列出全部", "teamplan roles list shows all"),
    errors.UnknownRolesError: Words("teamplan roles search 可按名称查 id", "teamplan roles search finds ids"),
}
"""What to do, where none of the names that are near was meant; `{}` is the name that was refused."""


def advice_on(error: RefusedError) -> Words:
    """Return what to do about `error`; nothing where its message says all."""
    if isinstance(error, errors.UnknownChoiceError):
        zh = f"是否想写「{error.near[0]}」？" if error.near else ""
        en = f"did you mean {error.near[0]}? " if error.near else ""
        return Words(f"{zh}可用：{error.shown.zh}", f"{en}use {error.shown.en}")
    if isinstance(error, errors.InvalidBriefError):
        helps = [finding.help for finding in error.findings]
        return Words(_joined("；", [words.zh for words in helps]), _joined("; ", [words.en for words in helps]))
    advice, name = _ADVICE.get(type(error), Words("", "")), getattr(error, "name", "")
    return near_or(getattr(error, "near", ()), Words(advice.zh.format(name), advice.en.format(name)))


def near_or(near: Iterable[str], otherwise: Words) -> Words:
    """Return the names that may have been meant, where there are any, and what to do `otherwise`."""
    names = tuple(near)
    if not names:
        return otherwise
    zh, en = f"是否想写：{'、'.join(names)}；", f"did you mean {', '.join(names)}? "
    return Words(zh + otherwise.zh, en + otherwise.en)


def _joined(separator: str, texts: Sequence[str]) -> str:
    return separator.join(filter(None, dict.fromkeys(texts)))
