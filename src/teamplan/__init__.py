"""Team plans for e-commerce companies, from role catalogs in YAML.

>>> from teamplan import Brief, load_catalog, plan_team
>>> plan = plan_team(load_catalog(), Brief(stage="startup", size=5))  # doctest: +SKIP

The names in `__all__` are the public interface; each is imported when it is first used.
"""

from teamplan.version import __version__

TYPE_CHECKING = False  # importing `typing` would double the start of `--version`

__all__ = [
    "Brief",
    "Catalog",
    "InfeasibleBriefError",
    "Plan",
    "__version__",
    "dump_plan",
    "load_brief",
    "load_catalog",
    "load_plan",
    "make_documents",
    "plan_published_team",
    "plan_team",
]

if TYPE_CHECKING:
    from teamplan.checking.catalog import load_catalog
    from teamplan.model.brief import Brief
    from teamplan.model.catalog import Catalog
    from teamplan.model.plan import Plan
    from teamplan.planning.intake.infeasible import InfeasibleBriefError
    from teamplan.planning.planner import plan_team
    from teamplan.planning.published_team import plan_published_team
    from teamplan.sources.records.brief_file import load_brief
    from teamplan.sources.records.plan_file import dump_plan, load_plan
    from teamplan.usecases.make_documents import make_documents

_HOME = {
    "Brief": "teamplan.model.brief",
    "Catalog": "teamplan.model.catalog",
    "InfeasibleBriefError": "teamplan.planning.intake.infeasible",
    "Plan": "teamplan.model.plan",
    "dump_plan": "teamplan.sources.records.plan_file",
    "load_brief": "teamplan.sources.records.brief_file",
    "load_catalog": "teamplan.checking.catalog",
    "load_plan": "teamplan.sources.records.plan_file",
    "plan_published_team": "teamplan.planning.published_team",
    "plan_team": "teamplan.planning.planner",
    "make_documents": "teamplan.usecases.make_documents",
}


def __getattr__(name: str) -> object:
    """Import a public name on first use."""
    home = _HOME.get(name)
    if home is None:
        message = f"module 'teamplan' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(home), name)
