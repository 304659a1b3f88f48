"""Who is there already: rows of a brief as people, their roles by id."""

from teamplan.model.brief import Brief, Incumbent
from teamplan.model.catalog import Catalog


def with_people(brief: Brief, catalog: Catalog) -> Brief:
    """Return `brief` with a row for each person, and roles by id wherever the catalog knows their words.

    A word that the catalog does not know stays as it is.
    """
    if not brief.team:
        return brief
    known = {word: role.id for role in reversed(catalog.roles) for word in (*role.aliases, role.title, role.id)}

    def person(row: Incumbent) -> Incumbent:
        roles = tuple(known.get(word, word) for word in row.roles or (row.title,))
        return row.model_copy(update={"roles": roles, "count": 1})

    people = tuple(person(row) for row in brief.team for _ in range(row.count))
    return brief.model_copy(update={"team": people})
