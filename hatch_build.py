"""Compiles the built-in document templates and sentences when the package is built or installed.

A document needs some twenty templates and a hundred sentences, and Jinja takes longer to compile them than to
run them. Compiled ones are a part of the package like its modules, so that no run compiles them into a cache,
where others could put code of their own. What was changed since is compiled in memory.
"""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "src"))

from teamplan.rendering.templating.compiled import FOLDER, CompiledTemplates, module_name  # noqa: E402 - see above
from teamplan.rendering.templating.sandbox import Sandbox, sandbox  # noqa: E402
from teamplan.rendering.templating.sentences import compiled_sentences  # noqa: E402
from teamplan.sources.builtin import packaged_words  # noqa: E402


class CompilingHook(BuildHookInterface[Any]):
    """Writes `src/teamplan/compiled_templates/`: Git ignores it, the wheel holds it, an editable package reads it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - alike for every version
        """Compile before the files are gathered."""
        compile_templates(ROOT / "templates")
        build_data["artifacts"] += [f"src/teamplan/compiled_templates/*.{kind}" for kind in ("py", "json")]


class _AnyFilter(dict[str, Callable[..., Any]]):
    """Jinja's filters, and any other name: the program adds its own when a document is made."""

    def get(self, name: str, default: object = None) -> Any:  # noqa: ANN401, ARG002 - as in dict
        return self[name]

    def __missing__(self, name: str) -> Callable[..., Any]:
        return _not_yet


def _not_yet(*_: object) -> Any:  # noqa: ANN401 - stands for any function
    """Keep Jinja from working out ahead what only a run can know."""
    raise NotImplementedError


def compile_templates(templates: Path) -> None:
    """Compile everything below `documents/`, `looks/` and `wording/`, in place of what was compiled before."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    for path in sorted(templates.glob("wording/*.yaml")):
        _compile_words(path)
    for folder in (*templates.glob("documents/*/"), *templates.glob("looks/*/")):
        building = folder.parent.name == "documents"
        environment = sandbox(finalize=_not_yet) if building else sandbox(autoescape=folder.name == "html")
        environment.filters = _AnyFilter(environment.filters)
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name, source = path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")
            module = module_name(environment, name, CompiledTemplates().get_source_checksum(source))
            code = environment.compile(source, name, raw=True)
            (FOLDER / f"{module}.py").write_text(code, encoding="utf-8")


def _compile_words(path: Path) -> None:
    """Compile the reasons and phrases of one language into one module, and keep its words as JSON."""
    environment, file = Sandbox(autoescape=False), f"wording/{path.stem}"
    environment.filters = _AnyFilter(environment.filters)
    data = path.read_bytes()
    wording = yaml.safe_load(data)
    packaged_words(data).write_text(json.dumps(wording, ensure_ascii=False), encoding="utf-8")
    code = compiled_sentences(environment, file, [*wording["reasons"].values(), *wording["phrases"].values()])
    (FOLDER / f"{module_name(environment, file, '')}.py").write_text(code, encoding="utf-8")
