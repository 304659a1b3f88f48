"""`templates/wording/<language>.yaml` → Wording, a user's file of the same name laid over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from teamplan.findings.finding import Finding, Severity, Words
from teamplan.model.wording import Wording
from teamplan.sources.builtin import builtin_templates
from teamplan.sources.yaml.files import display_name, read_file
from teamplan.sources.yaml.strict import StrictYamlError, load_plain
from teamplan.text.suggestion import nearest_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from teamplan.sources.records.located_findings import InvalidFilesError


def load_wording(language: str = "zh", own: Path | None = None) -> Wording:
    """Return the words of `language`; `wording/<language>.yaml` in the folder `own` takes the place of single words.

    A language that only `own` has is taken from there as a whole. Raises UnreadableFileError, and InvalidFilesError
    with everything that is wrong with a file.
    """
    name = f"wording/{language}.yaml"
    builtin = builtin_templates() / name
    mine = None if own is None or not (own / name).is_file() else own / name
    if mine is None:
        return _read(builtin)
    return _laid_over(_read(builtin), mine) if builtin.is_file() else _read(mine)


def _read(path: Path) -> Wording:
    name = display_name(str(path))
    data = read_file(name)
    try:
        return Wording.model_validate(load_plain(data))
    except (StrictYamlError, ValidationError) as error:
        raise _invalid(name, data) from error


def _laid_over(base: Wording, path: Path) -> Wording:
    words = _read(path)
    unknown = list(_unknown_words(base, words, str(path)))
    if unknown:
        raise _invalid(str(path), read_file(str(path)), unknown)
    return Wording(
        reasons=base.reasons | words.reasons,
        terms=base.terms | {kind: base.terms[kind] | names for kind, names in words.terms.items()},
        phrases=base.phrases | words.phrases,
    )


def _unknown_words(base: Wording, words: Wording, file: str) -> Iterator[Finding]:
    """Yield a finding for each word that nothing would ever ask for."""
    parts: dict[str, tuple[tuple[str, ...], Iterable[str]]] = {
        "reasons": (tuple(base.reasons), words.reasons),
        "terms": (tuple(base.terms), words.terms),
        "phrases": (tuple(base.phrases), words.phrases),
    }
    for part, (known, said) in parts.items():
        for name in said:
            if name not in known:
                near = nearest_words(name, known, 1)
                message = Words(f"没有叫 `{name}` 的措辞", f"no word is called `{name}`")
                advice = Words(f"是否想写 `{near[0]}`？", f"Did you mean `{near[0]}`?") if near else _SEE
                yield Finding("unknown-key", Severity.ERROR, file, (part, name), message, advice, on_key=True)


_SEE = Words("可用的键见 docs/templates.md", "docs/templates.md lists the keys")


def _invalid(name: str, data: bytes, findings: list[Finding] | None = None) -> InvalidFilesError:
    """Return what is wrong with a file, each with its place."""
    from teamplan.sources.records.located_findings import InvalidFilesError, SourceText, locate, located_problem
    from teamplan.sources.records.pydantic_findings import schema_findings
    from teamplan.sources.yaml.strict import load_yaml

    document, text = load_yaml(data), SourceText(data)
    found = [located_problem(problem, name, text) for problem in document.problems]
    if not found:
        try:
            Wording.model_validate(document.data)
        except ValidationError as error:
            findings = schema_findings(error, Wording, name, document.data)
        found = [locate(finding, document.map, document.data, text) for finding in findings or ()]
    return InvalidFilesError(found)
