"""What goes wrong in a template."""


class BuildError(Exception):
    """A template called for something that cannot be built here."""


class TemplateProblem(Exception):  # noqa: N818 - a finding for the user, not a fault of the program
    """A template cannot be used: which file and line, and why; `missing` names a template that was not found."""

    def __init__(self, file: str, line: int | None, message: str, missing: str | None = None) -> None:
        place = file if line is None else f"{file}:{line}"
        super().__init__(f"{place}: {message}")
        self.file, self.line, self.message, self.missing = file, line, message, missing
