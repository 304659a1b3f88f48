"""`teamplan render`: plan.yaml → documents."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from teamplan.cli.catalog import open_catalog
from teamplan.cli.failure import DONE, CommandError
from teamplan.cli.streams import STDOUT, hand_over
from teamplan.findings.words import Words
from teamplan.sources.outputs.writing import refuse_losing_input, refuse_overwriting, sealed, write_files

if TYPE_CHECKING:
    from teamplan.cli.speaker import Speaker
    from teamplan.model.catalog import Catalog
    from teamplan.model.plan import Plan


@dataclass(frozen=True, kw_only=True)
class RenderOptions:
    """What the user typed."""

    plan: str
    formats: str = "md,html"
    output: str | None = None
    audience: str = "hr"
    documents: str | None = None
    catalog: str | None = None
    force: bool = False
    quiet: bool = False


def run_render(options: RenderOptions, speaker: Speaker) -> int:
    """Write the documents; return the exit code."""
    from teamplan.sources.records.plan_file import load_plan

    paths = _targets(options)
    plan = load_plan(options.plan)
    catalog = open_catalog(options.catalog, speaker)
    _refuse_broken(plan, catalog, options.plan)
    for path in paths.values():
        if str(path) != STDOUT:
            if options.plan != STDOUT:
                refuse_losing_input(path, Path(options.plan))
            refuse_overwriting(path, force=options.force)
    contents = sealed_documents(
        plan, catalog, list(paths), speaker, options.audience, options.documents, options.catalog, quiet=options.quiet
    )
    if options.output == STDOUT:
        hand_over(b"".join(contents.values()))
        return DONE
    write_files({path: contents[name] for name, path in paths.items()}, force=options.force)
    for path in paths.values():
        speaker.tell(Words(f"已写入 {path}", f"wrote {path}"), quiet=options.quiet)
    return DONE


def _targets(options: RenderOptions) -> dict[str, Path]:
    """Return format → path; `-o` names the file of a single format, or the stem of several.

    `-o out.html` with two formats names `out.md` and `out.html`.
    """
    from teamplan.rendering.formats.registry import FORMATS

    names = format_names(options.formats)
    if options.output is None:
        return document_paths(Path("plan" if options.plan == STDOUT else options.plan), options.formats)
    path = Path(options.output)
    if len(names) == 1:
        return {names[0]: path}
    if options.output == STDOUT:
        message = Words("-o - 只能输出一种格式", "-o - takes one format")
        raise CommandError(message, Words("加上 --format md", "add --format md"))
    named_like_a_document = path.suffix in {form.suffix for form in FORMATS.values()}
    return document_paths(path.with_suffix("") if named_like_a_document else path, options.formats)


def format_names(formats: str) -> list[str]:
    """Return the formats in a comma-separated list; raises UnknownChoiceError for one that does not exist."""
    from teamplan.usecases.make_documents import known_format

    names = dict.fromkeys(part.strip() for part in formats.split(",") if part.strip())
    return [known_format(name) for name in names or (formats,)]


def document_paths(plan: Path, formats: str) -> dict[str, Path]:
    """Return format → path beside the plan file, with the suffix of the format; raises CommandError for no name."""
    from teamplan.rendering.formats.registry import FORMATS

    stem = plan.with_suffix("") if plan.suffix in (".yaml", ".yml") else plan
    if not stem.name:
        message = Words(f"输出路径没有文件名：「{plan}」", f"the output path has no file name: {str(plan)!r}")
        raise CommandError(message, Words("请给出文件名", "give a file name"))
    return {name: stem.with_name(stem.name + FORMATS[name].suffix) for name in format_names(formats)}


def sealed_documents(
    plan: Plan,
    catalog: Catalog,
    formats: list[str],
    speaker: Speaker,
    audience: str = "hr",
    own: str | None = None,
    words: str | None = None,
    *,
    quiet: bool,
) -> dict[str, bytes]:
    """Return format → sealed document, and tell what is odd about the templates."""
    from teamplan.cli.progress import progress
    from teamplan.rendering.formats.registry import FORMATS
    from teamplan.usecases.make_documents import make_documents

    with progress(Words("排版", "rendering"), speaker, quiet=quiet) as watch:
        made = make_documents(plan, catalog, formats, audience, own=own, words=words, watch=watch)
    for note in made.notes:
        speaker.tell(note)
    return {name: sealed(content, FORMATS[name].comment) for name, content in made.contents.items()}


def _refuse_broken(plan: Plan, catalog: Catalog, file: str) -> None:
    from teamplan.usecases.broken_plan import refuse_broken
    from teamplan.usecases.errors import BrokenPlanError

    try:
        refuse_broken(plan, catalog, file)
    except BrokenPlanError as error:
        advice = Words(f"teamplan check {file} 给出位置与改法", f"teamplan check {file} shows where and how to mend it")
        raise CommandError(error.message, advice) from error
