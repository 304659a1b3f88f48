"""The sandbox: templates neither change what they are given nor reach beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2.exceptions import SecurityError
from rendered import CATALOG, TEMPLATES, chapter_of, document_of, own_file, text_of
from rendering_samples import full_plan

from teamplan.rendering.audience import Audience
from teamplan.rendering.document.builder import Builder
from teamplan.rendering.phrasing import Phrasing
from teamplan.rendering.templating.folders import TemplateFolders
from teamplan.rendering.templating.loading import folder_loader
from teamplan.rendering.templating.problems import TemplateProblem
from teamplan.rendering.templating.sandbox import run_template, sandbox
from teamplan.rendering.view.index import PlanIndex
from teamplan.rendering.view.view import View
from teamplan.sources.wording_file import load_wording

if TYPE_CHECKING:
    from pathlib import Path

ESCAPES = (
    # attributes that lead to the interpreter
    "{{ ''.__class__.__mro__ }}",
    "{{ ''['__class__'] }}",
    "{{ '' | attr('__class__') }}",
    "{{ [''] | map(attribute='__class__') | list }}",
    "{{ [''] | map(attribute='__class__.__mro__') | list }}",
    "{{ [''] | sort(attribute='__class__') }}",
    "{{ [''] | groupby('__class__') }}",
    "{{ [''] | sum(attribute='__class__') }}",
    "{{ [''] | selectattr('__class__') | list }}",
    "{{ [view] | join(attribute='_index') }}",
    "{{ [view] | unique(attribute='_index') | list }}",
    "{{ ''['__cla' ~ 'ss__'] }}",
    "{{ '' | attr('__cla' ~ 'ss__') }}",
    "{{ '' | attr(['__class__'] | first) }}",
    "{{ ().__class__.__bases__[0].__subclasses__() }}",
    "{{ {}.__class__.__base__.__subclasses__() }}",
    "{{ 1 .__class__ }}",
    "{{ true.__class__ }}",
    "{{ none.__class__ }}",
    "{{ view.__class__.__init__.__globals__ }}",
    "{{ view.__init__.__globals__.__builtins__ }}",
    "{{ view.__dict__.clear() }}",
    "{{ view.__module__ }}",
    "{{ view.__reduce__() }}",
    "{{ view._index }}",
    "{{ view._index.plan }}",
    "{{ view['_index'] }}",
    "{{ view | attr('_index') }}",
    "{{ view.is_assumed.__func__.__globals__ }}",
    "{{ view.is_assumed.__self__ }}",
    "{{ view.company.__reduce__() }}",
    "{{ view.company.__replace__(city='x') }}",
    "{{ view.seats.__class__ }}",
    "{{ reader.__class__.__members__ }}",
    # the functions that a template is given
    "{{ paragraph.__self__ }}",
    "{{ paragraph.__globals__ }}",
    "{{ paragraph.__func__.__code__ }}",
    "{{ chapter.__func__.__globals__ }}",
    "{{ range.__init__.__globals__ }}",
    "{{ dict.__base__ }}",
    "{{ dict.mro() }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ namespace().__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ self['_TemplateReference__context'] }}",
    "{{ loop.__init__ }}",
    "{{ caller.__init__ }}",
    "{{ config }}",
    "{{ environment }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ url_for.__globals__ }}",
    "{{ request.application }}",
    "{% macro m() %}{{ m.__init__.__globals__ }}{% endmacro %}{{ m() }}",
    "{% macro m() %}{% endmacro %}{{ m._environment }}",
    "{% macro m() %}{% endmacro %}{{ m | attr('_func') }}",
    "{% macro m() %}{{ caller.__init__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "{% for a in [1] %}{{ loop._iterator }}{% endfor %}",
    "{% for a in [1] %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{% import 'goals.j2' as goals %}{{ goals.__dict__ }}",
    "{% import 'goals.j2' as goals %}{{ goals._body_stream }}",
    "{% from 'goals.j2' import __loader__ %}{{ __loader__ }}",
    # formats that reach into what they are given
    "{{ '{0.__class__}'.format(view) }}",
    "{{ '{0[__class__]}'.format(view) }}",
    "{{ '{v.__class__}'.format(v=view) }}",
    "{{ '{v.__class__}'.format_map({'v': view}) }}",
    "{{ ('{0.__class__}' | attr('format'))(view) }}",
    "{{ '{0.__class__.__init__.__globals__}'['format'](view) }}",
    "{{ ['{0.__class__}'] | map('attr', 'format') | first }}",
    "{{ ['{0.__class__}'] | map(attribute='format') | first }}",
    "{{ ['{0.__class__}'] | map('format', view) | map('attr', '__class__') | first }}",
    "{% set f = '{0.__class__}'.format %}{{ f(view) }}",
    "{{ ''.join.__self__.__class__ }}",
    "{{ ''.encode().decode.__self__ }}",
    # changes
    "{% set all = [1] %}{{ all.append(2) }}",
    "{% set all = [1] %}{{ all | attr('append') }}",
    "{% set all = [1] %}{{ all['append'](2) }}",
    "{% set all = {} %}{{ all.update(a=1) }}",
    "{% set all = {} %}{{ all.setdefault('a', 1) }}",
    "{% set all = {} %}{{ all.pop('a', 1) }}",
    "{% set _ = view.__setattr__('title', 'x') %}",
    # files
    "{% include '/etc/hostname' %}",
    "{% include '../../wording/zh.yaml' %}",
    "{% import 'builtin:../../wording/zh.yaml' as words %}",
    "{% extends 'builtin:/etc/hostname' %}",
    # switches
    "{% autoescape false %}x{% endautoescape %}",
    "{% autoescape true %}x{% endautoescape %}",
    "{% debug %}",
    "{% do 1 %}",
    "{{ view.title | safe }}",
    "{{ view.title | forceescape }}",
    "{{ view | pprint }}",
    "{{ view | tojson }}",
    "{{ {'a': 1} | xmlattr }}",
    "{{ [1, 2] | random }}",
)


@pytest.mark.parametrize("escape", ESCAPES)
@pytest.mark.parametrize("limited", [False, True])
def test_escapes_and_changes_are_refused_with_file_and_line(escape: str, *, limited: bool, tmp_path: Path) -> None:
    folder = own_file(tmp_path, "a.j2", f"{{# first line #}}\n{escape}")
    own_file(tmp_path, "goals.j2", "")
    plan = full_plan()
    phrasing = Phrasing(load_wording(), CATALOG, plan)
    builder = Builder(Audience.HR, phrasing)
    loader = folder_loader([folder, TEMPLATES / "documents" / "zh"])
    environment = sandbox(loader, limited=limited, finalize=builder.written)
    environment.globals.update(builder.calls)
    view = View(PlanIndex(plan, CATALOG, Audience.HR, phrasing))
    with pytest.raises(TemplateProblem) as caught:
        run_template(environment, "a.j2", view=view, reader=Audience.HR)
    assert (caught.value.file, caught.value.line) == (str(folder / "a.j2"), 2)


def test_an_escape_in_a_document_of_the_users_is_refused(tmp_path: Path) -> None:
    text = "{% call chapter('a', 'A') %}\n{% call paragraph() %}\n{{ ''.__class__ }}{% endcall %}{% endcall %}"
    own = own_file(tmp_path, "documents/zh/document.j2", text)
    with pytest.raises(TemplateProblem, match="unsafe") as caught:
        document_of(full_plan(), own=own)
    assert (caught.value.file, caught.value.line) == (str(own / "documents/zh/document.j2"), 3)


def test_a_look_escapes_for_html_whatever_a_part_is_called(tmp_path: Path) -> None:
    own_file(tmp_path, "looks/html/part.txt", "[{{ document.title }}]")
    own_file(tmp_path, "looks/html/part", "{% macro m(x) %}[{{ x }}]{% endmacro %}")
    own = own_file(
        tmp_path,
        "looks/html/document.j2",
        "{% include 'part.txt' %}{% import 'part' as part %}{{ part.m(document.title) }}"
        "{% set kept %}{{ document.title }}{% endset %}{{ kept }}{{ '<b>' ~ document.title }}"
        "{% filter upper %}{{ document.title }}{% endfilter %}{{ document.title | replace('x', 'y') }}"
        "{{ '%s' | format(document.title) }}{{ [document.title] | join('<hr>') }}{{ document.title | indent }}"
        "{% macro n() %}{{ caller() }}{% endmacro %}{% call n() %}{{ document.title }}{% endcall %}",
    )
    plan = full_plan().model_copy(update={"title": "<script>x</script>"})
    html = text_of(plan, "html", own=own)
    assert html.lower().count("&lt;script&gt;") == 10
    assert "<" not in html.partition("<!--")[0]


def test_a_text_of_a_document_is_no_markup_whatever_its_template_says(tmp_path: Path) -> None:
    own = own_file(tmp_path, "documents/zh/document.j2", "{{ paragraph('<b>' | e) }}")
    with pytest.raises(TemplateProblem, match="No filter named 'e'"):
        document_of(full_plan(), own=own)


def test_what_is_no_escape_is_allowed(tmp_path: Path) -> None:
    text = "{% call chapter('a', 'A') %}{{ paragraph(view.title.upper()) }}{% endcall %}"
    own = own_file(tmp_path, "documents/zh/document.j2", text)
    assert full_plan().title in repr(chapter_of(document_of(full_plan(), own=own), "a"))


def test_attributes_cannot_be_written_through_a_namespace(tmp_path: Path) -> None:
    text = "{% set view.title = 'x' %}"
    with pytest.raises(TemplateProblem, match="namespace"):
        document_of(full_plan(), own=own_file(tmp_path, "documents/zh/document.j2", text))


def test_the_folder_of_the_user_comes_first_and_builtin_reaches_the_other(tmp_path: Path) -> None:
    for name in ("own", "builtin"):
        own_file(tmp_path / name, "a.j2", name)
    own_file(tmp_path / "own", "both.j2", "{% include 'a.j2' %} {% include 'builtin:a.j2' %}")
    environment = sandbox(folder_loader([tmp_path / "own", tmp_path / "builtin"]))
    assert run_template(environment, "both.j2") == "own builtin"


def test_folders_say_what_the_user_replaces(tmp_path: Path) -> None:
    own_file(tmp_path / "builtin", "documents/zh/a.j2", "")
    own_file(tmp_path / "own", "documents/zh/a.j2", "")
    own_file(tmp_path / "own", "documents/zh/b.j2", "")
    folders = TemplateFolders(tmp_path / "builtin", tmp_path / "own")
    assert folders.replaced() == ("documents/zh/a.j2",)
    assert TemplateFolders(tmp_path / "builtin").replaced() == ()
    inner = [tmp_path / name / "documents" / "zh" for name in ("own", "builtin")]
    assert folders.within("documents", "zh") == tuple(inner)


def test_faults_of_the_program_are_no_problem_of_a_template(tmp_path: Path) -> None:
    environment = sandbox(folder_loader([own_file(tmp_path, "a.j2", "x")]))
    environment.globals["loader"] = None
    environment.get_template = None  # type: ignore[method-assign, assignment]
    with pytest.raises(TypeError):
        run_template(environment, "a.j2")


class Shelf:
    """Has a method of a name that a list may not be asked for."""

    def append(self, _: object) -> str:
        """Change nothing."""
        return "kept"


def test_a_name_that_is_safe_on_one_type_is_not_safe_on_another() -> None:
    environment = sandbox()
    for _ in range(2):
        assert environment.from_string("{{ shelf.append(1) }}").render(shelf=Shelf()) == "kept"
        with pytest.raises(SecurityError):
            environment.from_string("{{ shelf.append(1) }}").render(shelf=[])
