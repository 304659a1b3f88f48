"""`templates/wording/<language>.yaml` → Wording, a user's file of the same name laid over it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from teamplan.findings.finding import Finding, Severity, Words
from teamplan.findings.suggestion import did_you_mean
from teamplan.findings.tally import Tally
from teamplan.model.wording import OwnWording, Wording
from teamplan.sources.builtin import builtin_templates
from teamplan.sources.records.located_findings import InvalidFilesError, SourceText, locate, located_problem
from teamplan.sources.records.pydantic_findings import shape_findings
from teamplan.sources.records.wanted import Wanted
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
    said, wanted = document.data or {}, Wanted(name, Tally())
    found = [
        located_problem(problem, name, text)
        for number, problem in enumerate(document.problems)
        if wanted(problem.rule, (number,))
    ]
    shape, words = shape_findings(OwnWording, name, said, wanted), None
    if not shape:
        words = OwnWording.model_validate(said)
        shape = list(_unknown_words(builtin, words, wanted))
    found += [locate(finding, document.map, said, text) for finding in shape]
    if words is None or found:
        raise InvalidFilesError(found, wanted.tally.counts)
    return words


def _unknown_words(base: Wording, words: OwnWording, wanted: Wanted) -> Iterator[Finding]:
    """Yield a finding for each word that nothing would ever ask for."""
    for part in ("reasons", "terms", "phrases"):
        known = getattr(base, part)
        for name in getattr(words, part):
            if name not in known and wanted("unknown-key", (part, name), on_key=True):
                message = Words(f"没有叫 `{name}` 的措辞", f"no word is called `{name}`")
                advice = did_you_mean(nearest_word(name, known)) or _SEE
                yield Finding("unknown-key", Severity.ERROR, wanted.name, (part, name), message, advice, on_key=True)


_SEE = Words("可用的键见 docs/templates.md", "docs/templates.md lists the keys")
