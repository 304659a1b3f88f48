"""One file's bytes → its model, or everything that is wrong with it."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from pydantic import ValidationError

from teamplan.findings.finding import Finding, Place, Severity, Words
from teamplan.findings.suggestion import or_did_you_mean
from teamplan.findings.tally import Tally
from teamplan.model.base import Record
from teamplan.model.files.kinds import FileKind
from teamplan.model.files.models import file_model
from teamplan.sources.records.located_findings import (
    InvalidFilesError,
    SourceText,
    locate,
    located_problem,
)
from teamplan.sources.records.telling_kinds import kind_of, telltale_keys
from teamplan.sources.records.wanted import Wanted
from teamplan.text.suggestion import nearest_word

if TYPE_CHECKING:
    from teamplan.findings.located import LocatedFinding
    from teamplan.sources.yaml.strict import Document
_LARGE = 200_000
"""Size from which a file is looked at piece by piece before it is taken as a whole (bytes)."""
_KEYS_COMPARED = 50
"""Keys of a file of no kind of which one may be the misspelt key of a kind."""


def read_document(
    name: str, data: bytes, expected: FileKind | None = None, tally: Tally | None = None
) -> tuple[FileKind, Record]:
    """Return the kind and the model of a file; `name` is what findings call it.

    Raises InvalidFilesError with everything that is wrong: YAML, schema, or a kind other than the
    expected one. Of very much, only what `tally` wants is told; it may want nothing.
    """
    from teamplan.sources.yaml.strict import StrictYamlError, load_plain

    own = tally or Tally()
    try:
        plain = load_plain(data)
    except StrictYamlError as error:
        found = _explain(name, data, error.document, expected, own)
        raise InvalidFilesError(found, None if tally else own.counts) from None
    kind = kind_of(plain)
    if kind is not None and expected in (None, kind) and len(data) <= _LARGE:
        with suppress(ValidationError):
            return kind, file_model(kind).model_validate(plain)
    wanted = Wanted(name, own)
    symbolic = _shape_findings(name, plain, expected, wanted)
    if kind is not None and not wanted.asked:
        return kind, file_model(kind).model_validate(plain)
    raise InvalidFilesError(_placed(symbolic, data), None if tally else own.counts)


def _placed(symbolic: list[Finding], data: bytes) -> list[LocatedFinding]:
    """Return the findings in a file whose YAML is right; it is read again only where there are any."""
    from teamplan.sources.yaml.strict import load_yaml

    if not symbolic:
        return []
    document, text = load_yaml(data), SourceText(data)
    return [locate(finding, document.map, document.data, text) for finding in symbolic]


def _explain(
    name: str, data: bytes, document: Document, expected: FileKind | None, tally: Tally
) -> list[LocatedFinding]:
    """Return what is wrong with a file that has YAML problems. What one of them spoilt is not reported twice."""
    text = SourceText(data)
    found = [
        located_problem(problem, name, text)
        for number, problem in enumerate(document.problems)
        if tally.wants(Severity.ERROR, problem.rule, Place(name, (number,)))
    ]
    if document.data is None:
        return found
    wanted = Wanted(name, tally, document.map, {problem.mark.line for problem in document.problems})
    symbolic = _shape_findings(name, document.data, expected, wanted)
    return found + [locate(finding, document.map, document.data, text) for finding in symbolic]


def _shape_findings(name: str, data: object, expected: FileKind | None, wanted: Wanted) -> list[Finding]:
    kind = kind_of(data)
    single = None
    if kind is None:
        single = _unknown_kind(name, data, expected)
    elif expected not in (None, kind):
        single = _wrong_kind(name, kind, expected)
    elif kind.name == "plan" and (version := _other_version(data)) is not None:
        single = _wrong_version(name, version)
    if kind is None or single is not None:
        return [single] if single and wanted(single.rule, single.path) else []
    from teamplan.sources.records.pydantic_findings import shape_findings

    return shape_findings(file_model(kind), name, data, wanted)


def _other_version(data: object) -> int | None:
    """Return the version of a plan file that another version of the program wrote, or None."""
    from teamplan.model.plan import PLAN_VERSION

    version = data.get("teamplan") if isinstance(data, dict) else None
    known = isinstance(version, bool) or not isinstance(version, int) or version == PLAN_VERSION
    return None if known else version


def _wrong_version(name: str, version: int) -> Finding:
    from teamplan.model.plan import PLAN_VERSION

    message = Words(
        f"这是第 {version} 版的方案文件，本程序只读第 {PLAN_VERSION} 版",
        f"this is a plan file of version {version}; this program reads version {PLAN_VERSION} only",
    )
    advice = Words(
        "用原来的简报重新生成：teamplan new --from brief.yaml -o plan.yaml；没有简报时，把方案里的 brief 一段存成文件",
        "Make the plan again from its brief: teamplan new --from brief.yaml -o plan.yaml; "
        "the section `brief` of the plan can serve as one",
    )
    return Finding("plan-version", Severity.ERROR, name, ("teamplan",), message, advice)


def _unknown_kind(name: str, data: object, expected: FileKind | None) -> Finding:
    keys = telltale_keys()
    known = " ".join(f"{key}:" for key in keys)
    written = islice(data, _KEYS_COMPARED) if isinstance(data, dict) else ()
    near = next((found for key in written if (found := nearest_word(str(key), keys))), "")
    meant = or_did_you_mean(f"{near}:" if near else "")
    wanted = expected.words if expected else Words("teamplan 的文件", "a teamplan file")
    message = Words(f"看不出这是{wanted.zh}{meant.zh}", f"this does not look like {wanted.en}{meant.en}")
    advice = Words(f"顶层要有这些键之一：{known}", f"The top level needs one of the keys {known}")
    return Finding("unknown-kind", Severity.ERROR, name, (), message, advice)


def _wrong_kind(name: str, kind: FileKind, expected: FileKind | None) -> Finding:
    seen, wanted = kind.words, (expected or kind).words
    message = Words(f"这是{seen.zh}，这里要的是{wanted.zh}", f"this is {seen.en}; {wanted.en} is wanted here")
    advice = Words(
        "请给出另一个文件，或把它放到对应的文件夹", "Name another file, or move it to the folder of its kind"
    )
    return Finding("wrong-kind", Severity.ERROR, name, (), message, advice)
