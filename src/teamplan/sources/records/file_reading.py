"""One file's bytes → its model, or everything that is wrong with it."""

from pydantic import ValidationError

from teamplan.findings.finding import Finding, Severity, Words
from teamplan.findings.located import LocatedFinding, in_order
from teamplan.findings.suggestion import or_did_you_mean
from teamplan.model.base import Record
from teamplan.model.file_kinds import FileKind
from teamplan.model.file_models import file_model
from teamplan.sources.records.located_findings import InvalidFilesError, SourceText, locate, located_problem
from teamplan.sources.records.telling_kinds import kind_of, telltale_keys
from teamplan.text.suggestion import nearest_word


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
    if kind.name == "plan" and (version := _other_version(data)) is not None:
        return [_wrong_version(name, version)]
    model = file_model(kind)
    try:
        model.model_validate(data)
    except ValidationError as error:
        from teamplan.sources.records.pydantic_findings import schema_findings

        return schema_findings(error, model, name, data)
    return []


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
    near = [found for key in data if (found := nearest_word(str(key), keys))] if isinstance(data, dict) else []
    meant = or_did_you_mean(f"{near[0]}:" if near else "")
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
