"""`templates/wording/<language>.yaml` → Wording, a user's file of the same name laid over it."""

from functools import cache
from pathlib import Path

from teamplan.model.wording import Wording
from teamplan.sources.builtin import builtin_templates, packaged_words
from teamplan.sources.yaml.files import read_file


def load_wording(language: str = "zh", own: Path | None = None) -> Wording:
    """Return the words of `language`; `wording/<language>.yaml` in the folder `own` takes the place of single words.

    Raises UnreadableFileError or InvalidFilesError, with everything that is wrong with the user's file.
    """
    builtin = _builtin(language)
    path = None if own is None else own / "wording" / f"{language}.yaml"
    if path is None or not path.is_file():
        return builtin
    from teamplan.sources.own_wording import read_own_wording

    words = read_own_wording(str(path), builtin)
    return builtin.model_copy(
        update={
            "reasons": builtin.reasons | words.reasons,
            "terms": {kind: names | words.terms.get(kind, {}) for kind, names in builtin.terms.items()},
            "phrases": builtin.phrases | words.phrases,
        }
    )


@cache
def _builtin(language: str) -> Wording:
    data = read_file(str(builtin_templates() / "wording" / f"{language}.yaml"))
    packaged = packaged_words(data)
    if packaged.is_file():
        return Wording.model_validate_json(packaged.read_bytes())
    from teamplan.sources.yaml.strict import load_plain

    return Wording.model_validate(load_plain(data))
