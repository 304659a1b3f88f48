"""Small sentences: the built-in ones are compiled with the package, others when they are first asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from typing import cast

from jinja2 import Template, nodes
from jinja2.runtime import Context

from teamplan.rendering.templating.compiled import module_name, packaged_code
from teamplan.rendering.templating.sandbox import Sandbox

Sentence = Callable[[Context], Iterator[str]]
"""Puts out the pieces of a sentence that is filled with the values of a context."""
_NEITHER_SCOPED_NOR_REQUIRED = (False, False)


class Sentences:
    """The sentences of one file of words, as `environment` runs them."""

    def __init__(self, environment: Sandbox, file: str) -> None:
        """Take what the package holds of `file` (`wording/zh`), if that is how `environment` compiles."""
        self._environment, self._file = environment, file
        self._known: dict[str, Sentence] = {}

    def filled(self, text: str, values: dict[str, object]) -> str:
        """Return the sentence `text` with its values in place; raises whatever goes wrong in it."""
        sentence = self._known.get(text)
        if sentence is None:
            sentence = self._known[text] = self._packaged.get(_name(text)) or self._compiled(text)
        # `render` would copy the globals of the environment for every sentence; sentences need none
        context = self._environment.context_class(self._environment, values, self._file, {})
        with self._environment.allowed():
            return self._environment.concat(sentence(context))

    def _compiled(self, text: str) -> Sentence:
        return self._environment.from_string(text).root_render_func

    @cached_property
    def _packaged(self) -> Mapping[str, Sentence]:
        code = packaged_code(module_name(self._environment, self._file, ""))
        return {} if code is None else Template.from_code(self._environment, code, {}).blocks


def compiled_sentences(environment: Sandbox, file: str, texts: Iterable[str]) -> str:
    """Return the Python of a module that holds sentences: each is a block, named after its text."""
    blocks: list[nodes.Node] = [
        nodes.Block(_name(text), environment.parse(text).body, *_NEITHER_SCOPED_NOR_REQUIRED, lineno=1)
        for text in dict.fromkeys(texts)
    ]
    template = nodes.Template(blocks, lineno=1).set_environment(environment)
    return cast("str", environment.compile(template, file, raw=True))


def _name(text: str) -> str:
    return f"s_{sha256(text.encode()).hexdigest()[:24]}"
