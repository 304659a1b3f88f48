"""Document templates of somebody's own: built-in ones changed, and programs in Jinja that try to get out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inputs.bytes_mutation import mutated
from inputs.seeds import ROOT, yaml_files

if TYPE_CHECKING:
    from random import Random

_ATOMS = (
    "view", "reader", "version", "''", "()", "[]", "{}", "1", "999999999", "view.title", "view.seats", "view.budget",
    "cycler", "joiner", "namespace", "self", "loop", "caller", "varargs", "range(9)", "range(99999)", "dict",
    "lipsum", "config", "request", "nothing", "document",
)  # fmt: skip
_PATHS = (
    ".__class__", ".__mro__", ".__init__.__globals__", "|attr('__class__')", "['__class__']", ".mro()",
    ".__subclasses__()", ".model_fields", ".format", "|attr('format')", ".format_map", "|format('%s')",
    "|map(attribute='__class__')|list", ".gi_frame", ".__reduce__()", "|list", "|join", "|string", "|length",
    "|tojson", "|pprint", "|safe", "|escape", ".title()", ".center(99)", ".replace('a','b')", "()", "[0]", ".x",
    "|groupby('__class__')", "|sum", "|batch(3)|list", "|xmlattr", "|urlize", "|wordwrap(1)", " ~ 'a' * 99", " ** 9",
    " % 3", "|sort", "|first",
)  # fmt: skip
_STATEMENTS = (
    "{{% for i in {0} %}}{{{{ {1} }}}}{{% endfor %}}", "{{% if {0} %}}{1}{{% endif %}}",
    "{{% set a = {0} %}}{{{{ a }}}}{{{{ {1} }}}}", "{{% include '{2}' %}}", "{{% import '{2}' as m %}}{{{{ m }}}}",
    "{{% extends '{2}' %}}{{% block summary %}}{{{{ {0} }}}}{{% endblock %}}",
    "{{% macro m(a) %}}{{{{ a }}}}{{{{ {1} }}}}{{% endmacro %}}{{{{ m({0}) }}}}",
    "{{% call section('甲') %}}{{{{ {0} }}}}{{% endcall %}}", "{{% filter upper %}}{{{{ {0} }}}}{{% endfilter %}}",
    "{{{{ {0} }}}}", "{{{{ table({0}, columns=[]) }}}}", "{{{{ paragraph({0}) }}}}",
    "{{% with a = {0} %}}{{{{ a }}}}{{% endwith %}}", "{{% raw %}}{0}{{% endraw %}}", "{{# {0} #}}",
    "{{% autoescape false %}}{{{{ {0} }}}}{{% endautoescape %}}",
)  # fmt: skip
_NAMES = (
    "document.j2",
    "builtin:document.j2",
    "summary.j2",
    "../secret.txt",
    "/etc/passwd",
    "builtin:../../cities.yaml",
    "secret.txt",
    "",
)


class OwnTemplate(NamedTuple):
    """A file for a folder of one's own templates."""

    path: str
    content: bytes


def own_template(dice: Random) -> OwnTemplate:
    """Return a template: a chapter, a look, or words."""
    path = dice.choice(_paths())
    if dice.random() < 0.4 or path.endswith(".yaml"):
        seed = (ROOT / "templates" / path).read_bytes()
        return OwnTemplate(
            path, mutated(dice, seed, [seed, _program(dice).encode(), *yaml_files("templates/wording/*.yaml")])
        )
    program = "".join(_program(dice) for _ in range(dice.randint(1, 3)))
    if dice.random() < 0.3:
        program = (
            "{% extends 'builtin:"
            + path.rpartition("/")[2]
            + "' %}{% block "
            + dice.choice(("summary", "goals", "rows", "x"))
            + " %}"
            + program
            + "{% endblock %}"
        )
    return OwnTemplate(path, program.encode())


def _paths() -> list[str]:
    root = ROOT / "templates"
    found = [
        path for folder in ("documents", "looks", "wording") for path in (root / folder).rglob("*") if path.is_file()
    ]
    return sorted(path.relative_to(root).as_posix() for path in found)


def _program(dice: Random) -> str:
    return dice.choice(_STATEMENTS).format(_expression(dice), _expression(dice), dice.choice(_NAMES))


def _expression(dice: Random) -> str:
    return dice.choice(_ATOMS) + "".join(dice.choice(_PATHS) for _ in range(dice.choice((0, 1, 1, 2, 3, 4))))
