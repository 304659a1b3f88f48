"""The ways into the program, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from surfaces.caches import Caches
from surfaces.checking import Checking
from surfaces.explaining import Explaining
from surfaces.loading import Loading
from surfaces.options import Options
from surfaces.planning import Planning
from surfaces.rendering import Rendering
from surfaces.templates import Templates
from surfaces.texts import Texts
from surfaces.writing import Writing

if TYPE_CHECKING:
    from surface import Surface

SURFACES: dict[str, type[Surface[Any]]] = {
    surface.name: surface
    for surface in (Loading, Writing, Texts, Checking, Options, Planning, Rendering, Explaining, Templates, Caches)
}
