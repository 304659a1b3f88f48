"""Whatever lies in the cache: results are those that there would be without one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from inputs import nasty
from inputs.bytes_mutation import mutated
from inputs.seeds import ROOT
from surface import Surface, demand

from teamplan.sources.catalog.files import read_catalog
from teamplan.usecases.check_files import check_files

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

_EXTREMES = (b"", b"\0" * 9, b"[" * 200_000, b"{}", b"null", b"[]", b'{"roles": []}', b"\x80\x04c__builtin__\nprint\n.")
_FILES = [str(ROOT / "examples" / "tmall-shop-6" / "brief.yaml")]


class Damage(NamedTuple):
    """What becomes of an entry of the cache: where it is changed, and the bytes that are put in."""

    entry: int
    keep: int
    content: bytes


class Caches(Surface[Damage]):
    """Damaged entries."""

    name = "caches"
    share = 0.0025

    def __init__(self, folder: Path) -> None:
        """Work out the results without a cache, then fill one."""
        super().__init__(folder)
        os.environ["TEAMPLAN_CACHE"] = "off"
        self._catalog, self._found = read_catalog(), check_files(_FILES)
        del os.environ["TEAMPLAN_CACHE"]
        self._cache = folder / "cache"
        os.environ["TEAMPLAN_CACHE_DIR"] = str(self._cache)
        self._use()
        self._whole = {path.name: path.read_bytes() for path in sorted(self._cache.iterdir())}
        demand(self._whole, "nothing is kept in the cache")

    def make(self, dice: Random) -> Damage:
        """Return a damage."""
        content = (
            dice.choice(_EXTREMES)
            if dice.random() < 0.3
            else mutated(dice, nasty.text(dice).encode("utf-8", "replace"), _EXTREMES[3:])
        )
        return Damage(dice.randrange(9), dice.choice((0, 10, 1_000, 100_000, 10**9)), content)

    def attempt(self, made: Damage) -> str:
        """Damage an entry, and use the cache."""
        names = list(self._whole)
        name = names[made.entry % len(names)]
        for other, content in self._whole.items():
            (self._cache / other).write_bytes(content)
        whole = self._whole[name]
        keep = min(made.keep, len(whole))
        start = keep if made.keep < len(whole) else max(0, len(whole) - len(made.content) - made.entry * 50)
        (self._cache / name).write_bytes(
            whole[:start] + made.content + (b"" if keep == 0 else whole[start + len(made.content) :])
        )
        self._use()
        return name.partition("-")[0]

    def _use(self) -> None:
        demand(read_catalog() == self._catalog, "another catalog")
        demand(check_files(_FILES) == self._found, "other findings")
