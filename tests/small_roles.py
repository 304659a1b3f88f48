"""Roles as short as the model allows, for tests that care about one thing said of them."""

from __future__ import annotations

from teamplan.model.catalog import Catalog
from teamplan.model.role import Role

_SHORTEST = {
    "function": "design",
    "kind": "specialist",
    "grades": ["甲级"],
    "mission": "使命",
    "duties": ["一事", "二事", "三事", "四事"],
    "kpis": [
        {"name": name, "definition": "义", "formula": f"{name}式", "data_source": "台账", "weight": weight}
        for name, weight in (("速", 60), ("准", 35), ("省", 5))
    ],
    "skills": ["手", "眼"],
    "qualifications": {"must": ["必"]},
    "staffing": {"rule": "fixed", "fte": 1},
    "sources": ["001"],
}


def a_role(role: str, **said: object) -> Role:
    """Return the role with the id `role`, titled by it unless said otherwise."""
    return Role.model_validate({"id": role, "title": role, "title_en": role, **_SHORTEST, **said})


def catalog_of(*roles: Role) -> Catalog:
    """Return a catalog of nothing but these roles, in this order."""
    return Catalog.model_construct(roles=roles)
