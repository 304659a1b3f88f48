"""Words that mean something to the program: ids, titles, figures, platforms, and what people type."""

from __future__ import annotations

from functools import cache

from teamplan.checking.catalog import load_catalog


@cache
def words() -> list[str]:
    """Return words of the built-in catalog, and a few that it does not know."""
    catalog = load_catalog()
    found = [role.id for role in catalog.roles] + [role.title for role in catalog.roles]
    found += list(catalog.assumption_by_key) + [platform.name for platform in catalog.platforms]
    found += [city.name for city in catalog.cities] + [team.id for team in catalog.teams]
    return [*found, "head", "甲", "nobody", "2026-01", "08:00-23:00", "09:00-24:00", "天猫", "抖音", "客服", "元/月"]


@cache
def roles() -> list[str]:
    """Return the ids of the built-in roles."""
    return [role.id for role in load_catalog().roles]
