"""Team plans for e-commerce companies, from role catalogs in YAML.

>>> from teamplan import load_catalog, make_plan
>>> plan = make_plan(load_catalog(), settings={"stage": "startup", "size": 5})  # doctest: +SKIP

The names in `__all__` are the public interface: the use cases, what they take and give, and what they raise.
Each is imported when it is first used.
"""

from teamplan.version import __version__

TYPE_CHECKING = False  # importing `typing` would double the start of `--version`

__all__ = [
    "Brief",
    "Catalog",
    "Checked",
    "Documents",
    "Explanation",
    "InfeasibleBriefError",
    "InvalidBriefError",
    "InvalidFilesError",
    "Plan",
    "RefusedError",
    "UnreadableFileError",
    "__version__",
    "check_files",
    "dump_plan",
    "explain",
    "load_brief",
    "load_catalog",
    "load_plan",
    "make_documents",
    "make_plan",
]

if TYPE_CHECKING:
    from teamplan.checking.catalog import load_catalog
    from teamplan.model.brief import Brief
    from teamplan.model.catalog import Catalog
    from teamplan.model.plan import Plan
    from teamplan.rendering.explanation import Explanation
    from teamplan.sources.records.located_findings import InvalidFilesError
    from teamplan.sources.records.plan_file import dump_plan, load_brief, load_plan
    from teamplan.sources.yaml.files import UnreadableFileError
    from teamplan.usecases.check_files import Checked, check_files
    from teamplan.usecases.errors import InfeasibleBriefError, InvalidBriefError, RefusedError
    from teamplan.usecases.explain import explain
    from teamplan.usecases.make_documents import Documents, make_documents
    from teamplan.usecases.make_plan import make_plan

_HOME = {
    "Brief": "teamplan.model.brief",
    "Catalog": "teamplan.model.catalog",
    "Checked": "teamplan.usecases.check_files",
    "Documents": "teamplan.usecases.make_documents",
    "Explanation": "teamplan.rendering.explanation",
    "InfeasibleBriefError": "teamplan.usecases.errors",
    "InvalidBriefError": "teamplan.usecases.errors",
    "InvalidFilesError": "teamplan.sources.records.located_findings",
    "Plan": "teamplan.model.plan",
    "RefusedError": "teamplan.usecases.errors",
    "UnreadableFileError": "teamplan.sources.yaml.files",
    "check_files": "teamplan.usecases.check_files",
    "dump_plan": "teamplan.sources.records.plan_file",
    "explain": "teamplan.usecases.explain",
    "load_brief": "teamplan.sources.records.plan_file",
    "load_catalog": "teamplan.checking.catalog",
    "load_plan": "teamplan.sources.records.plan_file",
    "make_documents": "teamplan.usecases.make_documents",
    "make_plan": "teamplan.usecases.make_plan",
}


def __getattr__(name: str) -> object:
    """Import a public name on first use."""
    home = _HOME.get(name)
    if home is None:
        message = f"module 'teamplan' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(home), name)
