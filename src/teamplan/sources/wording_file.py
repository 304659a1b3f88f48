"""`templates/wording/<language>.yaml` → Wording, a user's file of the same name laid over it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from teamplan.findings.finding import Finding, Severity, Words
from teamplan.findings.located import in_order
from teamplan.findings.suggestion import did_you_mean
from teamplan.model.wording import OwnWording, Wording
from teamplan.sources.builtin import builtin_templates
from teamplan.sources.records.located_findings import InvalidFilesError, SourceText, locate, located_problem
from teamplan.sources.yaml.files import display_name, read_file
from teamplan.sources.yaml.strict import load_plain, load_yaml
from teamplan.text.suggestion import nearest_word


def load_wording(language: str = "zh", own: Path | None = None) -> Wording:
    """Return the words of `language`; `wording/<language>.yaml` in the folder `own` takes the place of single words.

    Raises UnreadableFileError or InvalidFilesError, with everything that is wrong with the user's file.
    """
    builtin = _builtin(language)
    path = None if own is None else own / "wording" / f"{language}.yaml"
    if path is None or not path.is_file():
        return builtin
    words = _read_own(str(path), builtin)
    return builtin.model_copy(
        update={
            "reasons": builtin.reasons | words.reasons,
            "terms": {kind: names | words.terms.get(kind, {}) for kind, names in builtin.terms.items()},
            "phrases": builtin.phrases | words.phrases,
        }
    )


@cache
def _builtin(language: str) -> Wording:
    path = builtin_templates() / "wording" / f"{language}.yaml"
    return Wording.model_validate(load_plain(read_file(str(path))))


def _read_own(path: str, builtin: Wording) -> OwnWording:
    """Return the words in the user's file, none that nothing would ever ask for."""
    name, data = display_name(path), read_file(path)
    document, text = load_yaml(data), SourceText(data)
    found = [located_problem(problem, name, text) for problem in document.problems]
    words = None
    try:
        words = OwnWording.model_validate(document.data or {})
        shape = list(_unknown_words(builtin, words, name))
    except ValidationError as error:
        from teamplan.sources.records.pydantic_findings import schema_findings

        shape = schema_findings(error, OwnWording, name, document.data)
    found += [locate(finding, document.map, document.data, text) for finding in shape]
    if words is None or found:
        raise InvalidFilesError(in_order(found))
    return words


def _unknown_words(base: Wording, words: OwnWording, file: str) -> Iterator[Finding]:
    """Yield a finding for each word that nothing would ever ask for."""
    for part in ("reasons", "terms", "phrases"):
        known = getattr(base, part)
        for name in getattr(words, part):
            if name not in known:
                message = Words(f"没有叫 `{name}` 的措辞", f"no word is called `{name}`")
                advice = did_you_mean(nearest_word(name, known)) or _SEE
                yield Finding("unknown-key", Severity.ERROR, file, (part, name), message, advice, on_key=True)


_SEE = Words("可用的键见 docs/templates.md", "docs/templates.md lists the keys")
