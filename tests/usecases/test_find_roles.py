"""Roles by function and stage, by words, by name."""

from __future__ import annotations

import pytest

from teamplan.usecases.errors import NoMatchError, UnknownChoiceError, UnknownRoleError
from teamplan.usecases.find_roles import find_role, roles_of, search_roles


def test_function_and_stage_narrow_in_the_order_of_the_catalog(catalog):
    assert roles_of(catalog) == catalog.roles
    live = roles_of(catalog, "直播")
    assert live
    assert live == tuple(role for role in catalog.roles if role.function == "live")
    early = roles_of(catalog, "live", "初创")
    assert set(early) < set(live)
    assert early


@pytest.mark.parametrize(("stated", "near"), [({"function": "liv"}, "live"), ({"stage": "grwth"}, "growth")])
def test_unknown_terms_name_the_choices(catalog, stated, near):
    with pytest.raises(UnknownChoiceError) as caught:
        roles_of(catalog, **stated)
    assert caught.value.near == (near,)
    assert near in caught.value.choices
    assert f"{near}（" in caught.value.shown.zh


def test_a_whole_name_counts_most_and_every_word_must_match(catalog):
    assert search_roles(catalog, ["customer", "service", "agent"])[0].id == "cs_agent"
    both = search_roles(catalog, ["直播", "运营"])
    assert both
    assert set(both) <= set(search_roles(catalog, ["直播"]))


def test_a_search_without_result_names_what_is_near(catalog):
    with pytest.raises(NoMatchError) as caught:
        search_roles(catalog, ["客服专圆"])
    assert caught.value.name == "客服专圆"
    assert "客服专员" in caught.value.near


def test_a_role_by_any_of_its_names(catalog):
    role = next(role for role in catalog.roles if role.aliases and role.outdated)
    for name in (role.id, role.title, role.title_en.upper(), role.aliases[0], role.outdated[0].term):
        assert find_role(catalog, name).id == role.id
    with pytest.raises(UnknownRoleError) as caught:
        find_role(catalog, "cs_agnt")
    assert "cs_agent" in caught.value.near
