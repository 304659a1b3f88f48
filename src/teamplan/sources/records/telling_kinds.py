"""Which kind of file a document is, told by its top-level keys."""

from teamplan.model.files.kinds import FILE_KINDS, FileKind

_BY_LIST_KEY = {kind.list_key: kind for kind in FILE_KINDS.values() if kind.list_key}
_BY_TELLTALE = tuple((key, kind) for kind in FILE_KINDS.values() for key in kind.telltales)


def kind_of(data: object) -> FileKind | None:
    """Return the kind of a document, or None where its top-level keys do not tell.

    The key of a list tells most where it stands alone, and least beside others: a plan has
    assumptions, too, and a brief platforms.

    >>> kind_of({"stage": "growth", "size": 5}).name
    'brief'
    """
    if not isinstance(data, dict):
        return None
    listed = next((kind for key, kind in _BY_LIST_KEY.items() if key in data), None)
    if listed is not None and len(data) == 1:
        return listed
    told = next((kind for key, kind in _BY_TELLTALE if key in data), None)
    if told is None and _most_keys_are_of_a_brief(data):
        return FILE_KINDS["brief"]
    return told or listed


def telltale_keys() -> tuple[str, ...]:
    """Return the top-level keys by which kinds are told."""
    return (*(key for key, _ in _BY_TELLTALE), *_BY_LIST_KEY)


def _most_keys_are_of_a_brief(data: dict[object, object]) -> bool:
    from teamplan.model.brief import Brief

    known = sum(key in Brief.model_fields for key in data)
    return known > 0 and known * 2 >= len(data)
