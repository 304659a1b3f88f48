"""Reading the catalog that a plan is made from, with what is worth telling about its folder."""

from pathlib import Path
from typing import NamedTuple

from teamplan.checking.catalog import load_catalog
from teamplan.findings.words import Words
from teamplan.model.catalog import Catalog
from teamplan.sources.catalog.layout import FOLDERS, SINGLE_FILES, unused_files
from teamplan.usecases.errors import NoSuchCatalogError


class CatalogRead(NamedTuple):
    """A catalog, and notes about the folder that it was read from."""

    catalog: Catalog
    notes: tuple[Words, ...] = ()


def read_catalog(folder: str | None = None) -> CatalogRead:
    """Return the built-in catalog, or the one in `folder` laid over it, with a note on files that stand unused.

    Raises NoSuchCatalogError, and InvalidFilesError with everything that is wrong in any file.
    """
    if folder is None:
        return CatalogRead(load_catalog())
    if not Path(folder).is_dir():
        raise NoSuchCatalogError(folder)
    catalog = load_catalog(Path(folder))
    unused = ", ".join(unused_files(Path(folder))[:5])
    known = " ".join([*(f"{name}/" for name in FOLDERS), *SINGLE_FILES])
    note = Words(
        f"提醒：{folder} 里没有用到 {unused}；目录只读 {known}",
        f"note: {folder} has files that are not used: {unused}; a catalog reads {known}",
    )
    return CatalogRead(catalog, (note,) if unused else ())
