"""One file's bytes → its model, or everything that is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from teamplan.findings.finding import Finding, Severity, Words
from teamplan.findings.located import in_order
from teamplan.findings.suggestion import or_did_you_mean
from teamplan.model.file_models import file_model
from teamplan.sources.records.located_findings import InvalidFilesError, SourceText, locate, located_problem
from teamplan.sources.records.telling_kinds import kind_of, telltale_keys
from teamplan.text.suggestion import nearest_word

if TYPE_CHECKING:
    from teamplan.findings.located import LocatedFinding
    from teamplan.model.base import Record
    from teamplan.model.file_kinds import FileKind


def read_document(name: str, data: bytes, expected: FileKind | None = None) -> tuple[FileKind, Record]:
    """Return the kind and the model of a file; `name` is what findings call it.

    Raises InvalidFilesError with everything that is wrong: YAML, schema, or a kind other than the
    expected one.
    """
    from teamplan.sources.yaml.strict import StrictYamlError, load_plain

    try:
        plain = load_plain(data)
        kind = kind_of(plain)
        if kind is not None and expected in (None, kind):
            return kind, file_model(kind).model_validate(plain)
    except (StrictYamlError, ValidationError):
        pass
    raise InvalidFilesError(explain(name, data, expected))


def explain(name: str, data: bytes, expected: FileKind | None = None) -> tuple[LocatedFinding, ...]:
    """Return what is wrong with a file, in order. What a YAML problem spoilt is not reported twice."""
    from teamplan.sources.yaml.strict import load_yaml

    document, text = load_yaml(data), SourceText(data)
    found = [located_problem(problem, name, text) for problem in document.problems]
    if document.data is None and found:
        return in_order(found)
    spoilt = {located.mark.line for located in found}
    symbolic = _shape_findings(name, document.data, expected)
    placed = [locate(finding, document.map, document.data, text) for finding in symbolic]
    return in_order(found + [located for located in placed if located.mark.line not in spoilt])


def _shape_findings(name: str, data: object, expected: FileKind | None) -> list[Finding]:
    kind = kind_of(data)
    if kind is None:
        return [_unknown_kind(name, data, expected)]
    if expected not in (None, kind):
        return [_wrong_kind(name, kind, expected)]
    model = file_model(kind)
    try:
        model.model_validate(data)
    except ValidationError as error:
        from teamplan.sources.records.pydantic_findings import schema_findings

        return schema_findings(error, model, name, data)
    return []


def _unknown_kind(name: str, data: object, expected: FileKind | None) -> Finding:
    keys = telltale_keys()
    known = " ".join(f"{key}:" for key in keys)
    near = [found for key in data if (found := nearest_word(str(key), keys))] if isinstance(data, dict) else []
    meant = or_did_you_mean(f"{near[0]}:" if near else "")
    wanted = expected.words if expected else Words("teamplan 的文件", "a teamplan file")
    return Finding(
        "unknown-kind",
        Severity.ERROR,
        name,
        (),
        Words(f"看不出这是{wanted.zh}{meant.zh}", f"this does not look like {wanted.en}{meant.en}"),
        Words(f"顶层要有这些键之一：{known}", f"The top level needs one of the keys {known}"),
    )


def _wrong_kind(name: str, kind: FileKind, expected: FileKind | None) -> Finding:
    wanted = (expected or kind).words
    return Finding(
        "wrong-kind",
        Severity.ERROR,
        name,
        (),
        Words(f"这是{kind.words.zh}，这里要的是{wanted.zh}", f"this is {kind.words.en}; {wanted.en} is wanted here"),
        Words("请给出另一个文件，或把它放到对应的文件夹", "Name another file, or move it to the folder of its kind"),
    )
