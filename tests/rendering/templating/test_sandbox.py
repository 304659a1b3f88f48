"""The sandbox: templates neither change what they are given nor reach beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2.exceptions import SecurityError
from rendered import chapter_of, document_of, own_file
from rendering_samples import full_plan

from teamplan.rendering.templating.folders import TemplateFolders
from teamplan.rendering.templating.problems import TemplateProblem
from teamplan.rendering.templating.sandbox import folder_loader, run_template, sandbox

if TYPE_CHECKING:
    from pathlib import Path

ESCAPES = (
    "{{ ''.__class__.__mro__ }}",
    "{{ view.__class__.__init__.__globals__ }}",
    "{{ view._index }}",
    "{{ view._index.plan }}",
    "{{ view.is_assumed.__func__.__globals__ }}",
    "{{ paragraph.__self__ }}",
    "{{ paragraph.__globals__ }}",
    "{{ chapter.__func__.__globals__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ '{0.__class__}'.format(view) }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ lipsum.__globals__ }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ view.company.__reduce__() }}",
    "{{ view.__dict__.clear() }}",
    "{% set all = [1] %}{{ all.append(2) }}",
    "{% set all = {} %}{{ all.update(a=1) }}",
)


@pytest.mark.parametrize("escape", ESCAPES)
def test_escapes_and_changes_are_refused_with_file_and_line(escape: str, tmp_path: Path) -> None:
    text = f"{{% call chapter('a', 'A') %}}\n{{% call paragraph() %}}\n{escape}{{% endcall %}}{{% endcall %}}"
    own = own_file(tmp_path, "documents/zh/document.j2", text)
    with pytest.raises(TemplateProblem) as caught:
        document_of(full_plan(), own=own)
    assert (caught.value.file, caught.value.line) == (str(own / "documents/zh/document.j2"), 3)


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
