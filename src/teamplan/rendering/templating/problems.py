"""What goes wrong in a template, in both languages."""

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from teamplan.findings.words import Words


class BuildError(Exception):
    """A template called for something that cannot be built here; `message` says what."""

    def __init__(self, message: Words) -> None:
        super().__init__(message.en)
        self.message = message


class LimitError(BuildError):
    """A template would take more time or memory than templates are given."""


class TemplateProblem(Exception):  # noqa: N818 - a finding for the user, not a fault of the program
    """A template cannot be used: which file and line, and why; `missing` names a template that was not found."""

    def __init__(self, file: str, line: int | None, message: Words, missing: str | None = None) -> None:
        self.file, self.line, self.message, self.missing = file, line, message, missing
        super().__init__(f"{self.place}: {message.en}")

    @property
    def place(self) -> str:
        """File and line."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


_KINDS: tuple[tuple[type[TemplateError], Words], ...] = (
    (TemplateNotFound, Words("找不到模板：{}", "{}")),
    (TemplateSyntaxError, Words("写法不对：{}", "{}")),
    (UndefinedError, Words("没有这个名称：{}", "{}")),
    (SecurityError, Words("模板不能这样做：{}", "{}")),
    (TemplateError, Words("用不了：{}", "{}")),
)
TOO_DEEP = Words("层层嵌套或反复调用太深", "nested or calling itself too deeply")
TOO_MUCH_MEMORY = Words("占用内存过多", "takes too much memory")


def words_of(error: Exception) -> Words:
    """Return what to say of an error in a template; the details of Jinja and Python are English."""
    if isinstance(error, BuildError):
        return error.message
    if isinstance(error, RecursionError):
        return TOO_DEEP
    if isinstance(error, MemoryError):
        return TOO_MUCH_MEMORY
    if isinstance(error, TemplateError):
        said = error.message or type(error).__name__
        kind = next(words for family, words in _KINDS if isinstance(error, family))
        return Words(kind.zh.format(said), said)
    said = f"{type(error).__name__}: {error}"
    return Words(f"计算出错：{said}", said)
