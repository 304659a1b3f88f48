"""Rule: an id stands once in a catalog."""

from collections.abc import Iterator

from teamplan.checks.rule import Issue, rule
from teamplan.checks.subjects import CatalogSubject, repetitions
from teamplan.findings.finding import Severity, Words
from teamplan.model.files.models import entry_id, kind_of_entry


@rule(
    Severity.ERROR,
    CatalogSubject,
    why=Words(
        "同一个 id 有两份定义时，谁也说不清用的是哪一份。",
        "With two definitions of one id, nobody can say which one holds.",
    ),
    advice=Words(
        "改成另一个 id，或删去其中一份；要替换内置文件，请用相同的相对路径",
        "Choose another id or remove one; a file of the same relative path replaces a built-in one",
    ),
)
def check(subject: CatalogSubject) -> Iterator[Issue]:
    for model, entries in subject.places_by_model():
        kind = kind_of_entry(model)
        if kind is None:
            continue
        single = kind.folder is None and kind.list_key is None
        names = ((kind.name if single else entry_id(kind, entry), place) for entry, place in entries)
        for name, place, first in repetitions(names):
            same = first.file == place.file
            yield Issue(
                place.at(*kind.id_keys[:1]),
                f"{kind.entry.zh} `{name}` 重复，{'同一文件' if same else first.file} 里已经有了",
                f"the {kind.entry.en} `{name}` stands twice; the first is in {'this file' if same else first.file}",
                related=(first.at(*kind.id_keys[:1]),),
            )
