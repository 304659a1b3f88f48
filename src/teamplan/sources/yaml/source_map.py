"""Where values stand in a source file, and what was found wrong there."""

from array import array
from enum import IntEnum
from typing import NamedTuple

from teamplan.findings.located import Mark
from teamplan.findings.words import Words

Path = tuple[str | int, ...]
"""Keys and list indices from the root of a document down to a value."""


class Problem(NamedTuple):
    """One thing wrong with a file: the rule it breaks, what is wrong, how to mend it, and where."""

    rule: str
    message: Words
    help: Words
    mark: Mark


class NodeKind(IntEnum):
    """What a node of a source file is."""

    SCALAR = 0
    SEQUENCE = 1
    MAPPING = 2


class _Children(NamedTuple):
    """Node numbers of the keys and values of one collection, by key or by index."""

    keys: dict[str | int, int]
    values: dict[str | int, int]


class SourceMap:
    """Where each key and value of a document stood.

    Nodes are kept in document order in flat arrays (four numbers a node); the look-up table of a
    collection is built when it is first asked for.
    """

    __slots__ = ("_after", "_children", "_kinds", "_marks", "_names")

    def __init__(self) -> None:
        self._marks = array("I")
        self._after = array("I")
        self._kinds = bytearray()
        self._names: list[str | None] = []
        self._children: dict[int, _Children] = {}

    def __len__(self) -> int:
        """Count the nodes: every key, value and collection."""
        return len(self._kinds)

    def add(self, kind: NodeKind, mark: tuple[int, int, int, int]) -> int:
        """Append the next node of the document; `mark` counts from 0. Return its number."""
        node = len(self._kinds)
        self._marks.extend(mark)
        self._after.append(node + 1)
        self._kinds.append(kind)
        self._names.append(None)
        return node

    def name(self, node: int, key: str) -> None:
        """Note that `node` is the key `key` of the mapping that it stands in."""
        self._names[node] = key

    def close(self, node: int, end: tuple[int, int]) -> None:
        """Note that a collection ends here: `end` is a line and column from 0, exclusive."""
        self._after[node] = len(self._kinds)
        self._marks[4 * node + 2], self._marks[4 * node + 3] = end

    def end_of(self, node: int) -> tuple[int, int]:
        """Return the line and column, from 0, where a node ends."""
        return self._marks[4 * node + 2], self._marks[4 * node + 3]

    def mark_of(self, node: int) -> Mark:
        """Return the mark of a node by its number."""
        line, column, end_line, end_column = self._marks[4 * node : 4 * node + 4]
        return Mark(line + 1, column + 1, end_line + 1, end_column + 1)

    def value(self, path: Path) -> Mark | None:
        """Return where the value at `path` stands, or None where there is no such value."""
        node = self._find(path)
        return None if node is None else self.mark_of(node)

    def key(self, path: Path) -> Mark | None:
        """Return where the key that ends `path` stands, or None where no mapping has it."""
        parent = self._find(path[:-1]) if path else None
        node = None if parent is None else self._children_of(parent).keys.get(path[-1])
        return None if node is None else self.mark_of(node)

    def first_key(self, path: Path) -> Mark | None:
        """Return where the first key of the mapping at `path` stands, or None where there is none."""
        node = self._find(path)
        keys = {} if node is None else self._children_of(node).keys
        return self.mark_of(next(iter(keys.values()))) if keys else None

    def existing(self, path: Path) -> Path:
        """Return the parts of `path` that name something, one within the other.

        Validators put the tag of a union into their paths, and a missing key has no place: these are passed over.
        """
        found: Path = ()
        for part in path:
            if self._find((*found, part)) is not None:
                found = (*found, part)
        return found

    def _find(self, path: Path) -> int | None:
        node: int | None = 0 if self._kinds else None
        for part in path:
            if node is None:
                return None
            node = self._children_of(node).values.get(part)
        return node

    def _children_of(self, node: int) -> _Children:
        children = self._children.get(node)
        if children is None:
            children = self._children[node] = self._index(node)
        return children

    def _index(self, node: int) -> _Children:
        keys: dict[str | int, int] = {}
        values: dict[str | int, int] = {}
        child, end, kind = node + 1, self._after[node], self._kinds[node]
        while child < end:
            if kind == NodeKind.SEQUENCE:
                values[len(values)] = child
            else:
                key, child = child, self._after[child]
                name = self._names[key]
                if name is not None and child < end and name not in keys:
                    keys[name], values[name] = key, child
            if child < end:
                child = self._after[child]
        return _Children(keys, values)
