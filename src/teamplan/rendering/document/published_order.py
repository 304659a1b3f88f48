"""The chapters of a proposal in the order of a published document."""

from collections.abc import Iterable, Sequence

from teamplan.model.team import PublishedChapter
from teamplan.rendering.document.blocks import Chapter, Section


def in_published_order(
    chapters: Iterable[Chapter], order: Sequence[PublishedChapter], appendix: str
) -> tuple[Chapter, ...]:
    """Return the chapters as `order` has them; those that it does not name become one last chapter, `appendix`.

    A published chapter that takes in several has each as a section; one of which nothing was built is left out.
    """
    left = {chapter.key: chapter for chapter in chapters}
    made = []
    for published in order:
        parts = [left.pop(key) for key in published.of if key in left]
        if parts:
            made.append(_joined(published.title, parts))
    return (*made, _joined(appendix, list(left.values()))) if left else tuple(made)


def _joined(title: str, parts: Sequence[Chapter]) -> Chapter:
    first = parts[0]
    if len(parts) == 1:
        return Chapter(first.key, title, first.blocks, first.sections)
    return Chapter(first.key, title, (), tuple(map(_section, parts)))


def _section(chapter: Chapter) -> Section:
    blocks, sections = chapter.blocks, chapter.sections
    if len(sections) == 1:
        blocks, sections = blocks + sections[0].blocks, sections[0].sections
    return Section(chapter.title, blocks, sections, chapter.key)
