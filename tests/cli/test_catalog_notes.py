"""What is odd about the catalog that a command works with is told."""

from __future__ import annotations

import pytest

from teamplan.cli.catalog import open_catalog
from teamplan.cli.speaker import Speaker
from teamplan.findings.words import Words
from teamplan.usecases.reading import CatalogRead

CATALOG = object()


@pytest.mark.parametrize("folder", [None, "own"])
def test_what_is_odd_about_a_catalog_is_told(folder, monkeypatch, capfdbinary):
    notes = (Words("提醒一", "note one"), Words("提醒二", "note two"))
    asked: list[str | None] = []
    monkeypatch.setattr(
        "teamplan.usecases.reading.read_catalog", lambda folder: asked.append(folder) or CatalogRead(CATALOG, notes)
    )
    assert open_catalog(folder, Speaker("en")) is CATALOG
    assert asked == [folder]
    assert capfdbinary.readouterr() == (b"", b"note one\nnote two\n")
