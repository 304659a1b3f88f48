"""A user's `wording/<language>.yaml` → OwnWording, and what is wrong with it."""

from collections.abc import Iterator

from teamplan.findings.finding import Finding, Severity, Words
from teamplan.findings.suggestion import did_you_mean
from teamplan.findings.tally import Tally
from teamplan.model.wording import OwnWording, Wording
from teamplan.sources.records.located_findings import InvalidFilesError, SourceText, locate, located_problem
from teamplan.sources.records.pydantic_findings import shape_findings
from teamplan.sources.records.wanted import Wanted
from teamplan.sources.yaml.files import display_name, read_file
from teamplan.sources.yaml.strict import load_yaml
from teamplan.text.suggestion import nearest_word


def read_own_wording(path: str, builtin: Wording) -> OwnWording:
    """Return the words in the user's file, none that nothing would ever ask for of `builtin`.

    Raises UnreadableFileError or InvalidFilesError.
    """
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
