"""A brief, or a published structure, with settings laid over it → Plan."""

from collections.abc import Callable, Mapping

from pydantic import ValidationError

from teamplan.checks.of_catalogs import discriminatory_wording
from teamplan.checks.subjects import BriefSubject
from teamplan.findings.finding import Place
from teamplan.model.brief import Brief
from teamplan.model.catalog import Catalog
from teamplan.model.plan import Plan
from teamplan.model.team import TeamStructure
from teamplan.planning.figures import ImpossibleFigureError
from teamplan.planning.intake.infeasible import InfeasibleError
from teamplan.planning.intake.people import with_people
from teamplan.planning.planner import plan_team
from teamplan.planning.published_team import plan_published_team, structure_brief
from teamplan.sources.records.pydantic_findings import schema_findings
from teamplan.usecases import errors
from teamplan.usecases.settings import Settings, laid_over
from teamplan.usecases.wording import infeasible, worded

NOTHING: Settings = {}


def make_plan(
    catalog: Catalog, brief: Brief | None = None, settings: Settings = NOTHING, *, structure: str | None = None
) -> Plan:
    """Return the plan, sentences and all, for `brief` with `settings` (brief keys and plain values) laid over it.

    `structure` is the id or title of a published structure, which the plan then reproduces post by post.

    Raises:
        NoStageError: nothing says at which stage the company is.
        InvalidBriefError: the settings do not make a brief, or its words discriminate, as the plan's then would.
        UnknownRolesError: the brief names roles that the catalog does not have.
        UnknownStructureError: the catalog has no such structure.
        InfeasibleBriefError: no plan satisfies the brief; it carries changes that would.
        IncompleteCatalogError: the catalog refers to something that it does not have.
        UnusableFigureError: assumptions of the catalog contradict one another.
    """
    said = laid_over(brief.model_dump(exclude_unset=True) if brief else {}, settings)
    try:
        if structure is not None:
            published = _structure(structure, catalog)
            wanted = _brief(lambda keys: structure_brief(published, keys), said, catalog)
            return worded(plan_published_team(catalog, published, wanted), catalog)
        if "stage" not in said:
            raise errors.NoStageError
        return worded(plan_team(catalog, _brief(Brief.model_validate, said, catalog)), catalog)
    except InfeasibleError as error:
        raise infeasible(error, catalog) from error
    except ImpossibleFigureError as error:
        raise errors.UnusableFigureError(error.key, error.most) from error
    except LookupError as error:
        raise errors.IncompleteCatalogError(error.args[0] if error.args else error) from error


def _brief(build: Callable[[dict[str, object]], Brief], said: Mapping[str, object], catalog: Catalog) -> Brief:
    try:
        brief = build(dict(said))
    except ValidationError as error:
        raise errors.InvalidBriefError(
            schema_findings(error.errors(include_url=False), Brief, "", dict(said))
        ) from error
    brief = with_people(brief, catalog)
    named = [*brief.require, *brief.exclude, *(role for person in brief.team for role in person.roles)]
    unknown = [role for role in dict.fromkeys(named) if role not in catalog.role_by_id]
    if unknown:
        raise errors.UnknownRolesError(unknown, catalog.role_by_id)
    discriminates = discriminatory_wording.check.findings(BriefSubject(brief, Place(""), catalog))
    if discriminates:
        raise errors.InvalidBriefError(discriminates)
    return brief


def _structure(name: str, catalog: Catalog) -> TeamStructure:
    found = next((team for team in catalog.teams if name in (team.id, team.title)), None)
    if found is None:
        raise errors.UnknownStructureError(name, [team.id for team in catalog.teams])
    return found
