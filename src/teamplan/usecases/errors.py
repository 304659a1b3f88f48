"""What a use case refuses: a message in both languages, and the data that a face may show or offer.

No message names a command or an option: what to do about it depends on where it is shown.
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from teamplan.findings.finding import Finding, Words
from teamplan.text.suggestion import nearest_words

CONTRADICTION = "contradictory-brief"
"""Rule of a finding that makes a brief infeasible and not merely unreadable."""

_NAMED = 10
"""Names that a message lists."""


class RefusedError(Exception):
    """Something cannot be done as it was asked for; `message` says why."""

    def __init__(self, message: Words) -> None:
        super().__init__(message.en)
        self.message = message


class RefusedNameError(RefusedError):
    """Something is refused for its `name`, which `words` of each such error leave open."""

    words: ClassVar[Words]

    def __init__(self, name: object) -> None:
        super().__init__(Words(self.words.zh.format(name), self.words.en.format(name)))
        self.name = name


class OfferedChange(NamedTuple):
    """One change of a brief that would make it work.

    `settings` are the keys that it sets (None: taken out); empty where the choice is the reader's.
    """

    message: Words
    settings: dict[str, object]


class InfeasibleBriefError(RefusedError):
    """No plan satisfies the brief; `changes` are ways out, which work."""

    def __init__(self, message: Words, changes: Iterable[OfferedChange] = ()) -> None:
        super().__init__(message)
        self.changes = tuple(changes)


class UnusableWordingError(RefusedError):
    """A sentence of the user's wording cannot be filled; `key` says which."""

    def __init__(self, key: str, problem: Words) -> None:
        super().__init__(Words(f"措辞有问题：{problem.zh}", problem.en))
        self.key = key


class UnknownNameError(RefusedNameError):
    """Nothing has the name `name`; `near` are the `known` names most like it, the best first."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(name)
        self.known = tuple(known)
        self.near = nearest_words(name, self.known)


class UnknownStructureError(UnknownNameError):
    """No published structure has this id or title; where none is near, `near` are all."""

    words = Words("没有已发表的团队结构「{}」", "no published structure {!r}")

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(name, known)
        self.near = self.near or self.known


class UnknownRoleError(UnknownNameError):
    """No role of the catalog has this id, title, alias or outdated name."""

    words = Words("没有岗位「{}」", "no role {!r}")


class NoMatchError(UnknownNameError):
    """A search found no role that has the words."""

    words = Words("没有岗位含「{}」", "no role has {!r}")


class UnknownTemplateError(UnknownNameError):
    """No structure, file or folder of the built-in templates has this name."""

    words = Words("没有模板「{}」", "no template {!r}")


class UnknownSubjectError(UnknownNameError):
    """Nothing in the plan has this id, title or alias."""

    words = Words("方案里没有「{}」", "nothing in the plan is called {!r}")


class UnknownChoiceError(RefusedError):
    """A word is none of a few `choices`, which stand in both languages in `shown`; `near` is the best match, or empty.

    `accepted` are all words that would have been understood, where those are more than the choices.
    """

    def __init__(
        self,
        word: str,
        message: Words,
        choices: Iterable[str],
        *,
        accepted: Iterable[str] | None = None,
        shown: Words | None = None,
    ) -> None:
        super().__init__(message)
        self.word, self.choices = word, tuple(choices)
        self.shown = shown or Words("、".join(self.choices), ", ".join(self.choices))
        self.near = nearest_words(word, self.choices if accepted is None else accepted, 1)


def known_choice(word: str, choices: Iterable[str], refusal: Words) -> str:
    """Return `word`, which is one of `choices`; raises UnknownChoiceError, the word standing for `{}` in `refusal`."""
    known = tuple(choices)
    if word not in known:
        raise UnknownChoiceError(word, Words(refusal.zh.format(word), refusal.en.format(word)), known)
    return word


class MalformedSettingError(RefusedNameError):
    """A setting is not `key=value`."""

    words = Words("应写成 键=值，现为「{}」", "key=value is wanted, not {!r}")


class NoStageError(RefusedError):
    """Neither brief nor settings say at which stage the company is."""

    def __init__(self) -> None:
        super().__init__(Words("没有说明企业处于哪个阶段", "the stage of the company is not given"))


class InvalidBriefError(RefusedError):
    """Settings do not make a brief; `findings` say everything that is wrong, by key."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        zh = "；".join(_line(finding.path, finding.message.zh) for finding in findings)
        en = "; ".join(_line(finding.path, finding.message.en) for finding in findings)
        super().__init__(Words(zh, en))
        self.findings = tuple(findings)

    @property
    def contradictory(self) -> bool:
        """Whether each key is right by itself, so that no plan satisfies them together."""
        return all(finding.rule == CONTRADICTION for finding in self.findings)


def _line(path: tuple[str | int, ...], message: str) -> str:
    where = ".".join(str(part) for part in path)
    return f"{where}: {message}" if where not in message else message


class UnknownRolesError(RefusedError):
    """A brief names roles that the catalog does not have; `near` are ids that it has, for the first few."""

    def __init__(self, names: Sequence[str], known: Iterable[str]) -> None:
        shown = names[:_NAMED]
        rest_zh, rest_en = (f" 等 {len(names):,} 个", f" and {len(names) - _NAMED:,} more")
        zh, en = "、".join(shown), ", ".join(shown)
        more = len(names) > _NAMED
        super().__init__(Words(f"目录里没有岗位 {zh}{rest_zh * more}", f"no such role: {en}{rest_en * more}"))
        ids = tuple(known)
        self.names = tuple(names)
        self.near = tuple(near for name in shown for near in nearest_words(name, ids, 2))


class IncompleteCatalogError(RefusedNameError):
    """The catalog refers to `name`, which it does not have."""

    words = Words("目录里没有 {}，却有地方用到它", "the catalog refers to {}, which it does not have")


class UnusableFigureError(RefusedError):
    """The assumption `key` may be `most` at most, as other assumptions are."""

    def __init__(self, key: str, most: float) -> None:
        zh = f"假设 {key} 与其他假设矛盾：最多 {most:.3g}"
        super().__init__(Words(zh, f"the assumption {key} contradicts others: it may be {most:.3g} at most"))
        self.key, self.most = key, most


class NoSuchCatalogError(RefusedNameError):
    """There is no catalog folder of this name."""

    words = Words("目录文件夹不存在：{}", "no such catalog folder: {}")


class NoSuchDocumentTemplatesError(RefusedNameError):
    """There is no folder of document templates of this name."""

    words = Words("模板文件夹不存在：{}", "no such template folder: {}")


class BrokenPlanError(RefusedError):
    """A plan edited by hand no longer holds together; `findings` say where, the first of `total`."""

    def __init__(self, findings: Sequence[Finding], total: int) -> None:
        zh = list(dict.fromkeys(finding.message.zh for finding in findings))
        en = list(dict.fromkeys(finding.message.en for finding in findings))
        if total > len(findings):
            zh.append(f"另有 {total - len(findings):,} 处")
            en.append(f"{total - len(findings):,} more")
        super().__init__(Words(f"方案不成立：{'；'.join(zh)}", f"the plan does not hold: {'; '.join(en)}"))
        self.findings = tuple(findings)


class DocumentTemplateError(RefusedError):
    """A document template cannot be used: which file and line (None: unknown), and why.

    `folders` are those in which a template that is missing was looked for.
    """

    def __init__(self, file: str, line: int | None, problem: Words, folders: Iterable[object] = ()) -> None:
        place = file if line is None else f"{file}:{line}"
        tried = " → ".join(map(str, folders))
        where = Words(f"（{tried}）", f" ({tried})") if tried else Words("", "")
        super().__init__(
            Words(
                f"文档模板有问题：{place}：{problem.zh}{where.zh}",
                f"document template: {place}: {problem.en}{where.en}",
            )
        )
        self.file, self.line, self.problem = file, line, problem


class AlreadyThereError(RefusedError):
    """Files that would be written exist; `paths` are relative to the target."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__(Words(f"已存在：{'、'.join(paths[:5])}", f"already there: {', '.join(paths[:5])}"))
        self.paths = tuple(paths)


class TargetNotFolderError(RefusedNameError):
    """What should be a target folder is a file."""

    words = Words("目标不是文件夹：{}", "the target is not a folder: {}")
