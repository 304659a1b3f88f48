"""What all tests share: the built-in catalog, and `--bless` for goldens."""

from __future__ import annotations

import os

import pytest

from teamplan.model.catalog import Catalog

os.environ["TEAMPLAN_LANG"] = "zh"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write goldens from what the program gives now")


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    from teamplan.sources.catalog_files import load_catalog

    return load_catalog()
