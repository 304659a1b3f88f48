"""Templates of the user's end: in time, in memory, and with file and line of what is wrong."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest
from rendered import own_file
from rendering_samples import full_plan, sample_catalog
from trying import limits

from teamplan.model.wording import Wording
from teamplan.rendering.phrasing import Phrasing, WordingError
from teamplan.rendering.templating import allowance
from teamplan.rendering.templating.folders import MOST_ENTRIES, TemplateFolders
from teamplan.rendering.templating.loading import LARGEST_FILE, folder_loader
from teamplan.rendering.templating.problems import TemplateProblem
from teamplan.rendering.templating.sandbox import run_template, sandbox
from teamplan.sources.wording_file import load_wording
from teamplan.usecases.errors import DocumentTemplateError
from teamplan.usecases.make_documents import make_documents

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

LARGE, TIME, DEEP = "too large", "takes more than", "too deep"
ATTACKS = {
    # loops and calls without end
    "loops in loops": ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", TIME),
    "loops with conditions": (
        "{% for a in range(99999) if a %}{% for b in range(99999) if b %}{% endfor %}{% endfor %}",
        TIME,
    ),
    "a recursive loop": (
        "{% for a in range(9999) recursive %}{{ loop(range(9999)) if loop.depth < 4 }}{% endfor %}",
        TIME,
    ),
    "a macro that calls itself twice": (
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
        TIME,
    ),
    "filters over filters": (
        "{% for a in range(99999) %}{{ range(999) | map('string') | map('upper') | list | length }}{% endfor %}",
        TIME,
    ),
    "sums in loops": ("{% for a in range(99999) %}{{ range(99999) | sum }}{% endfor %}", TIME),
    "a macro that calls itself": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", DEEP),
    "a template that includes itself": ("{% include 'a.j2' %}", DEEP),
    "a template that extends itself": ("{% extends 'a.j2' %}", DEEP),
    # what Python cannot take
    "deep brackets": ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", DEEP),
    "deep lists": ("{{ " + "[" * 3000 + "]" * 3000 + " }}", DEEP),
    "deep attributes": ("{{ a" + ".b" * 3000 + " }}", DEEP),
    "many minus signs": ("{{ " + "-" * 3000 + "1 }}", DEEP),
    "deep blocks": ("{% for a in [1] %}" * 30 + "{% endfor %}" * 30, "nested"),
    "a number of many digits": ("{{ " + "9" * 9000 + " }}", "ValueError"),
    "a number of many hexadecimal digits": ("{{ 0x" + "f" * 900000 + " }}", "ValueError"),
    # values without bound
    "centred": ("{{ 'x' | center(10**9) }}", LARGE),
    "centred, by name": ("{{ 'x' | center(width=10**9) }}", LARGE),
    "centred, through map": ("{{ ['x'] | map('center', 10**9) | list }}", LARGE),
    "indented": ("{{ 'x' | indent(10**9, true) }}", LARGE),
    "indented, many lines": ("{{ ('\\n' * 90000) | indent(9999, true) }}", LARGE),
    "filled up": ("{{ [1] | batch(10**9, 'x') | list }}", LARGE),
    "filled up, again and again": (
        (
            "{% set n = namespace(l=[1]) %}{% for a in range(9) %}{% for b in [1] | batch(9999, n.l) %}"
            "{% set n.l = b %}{% endfor %}{% endfor %}{{ n.l | string }}"
        ),
        LARGE,
    ),
    "sliced": ("{{ [1] | slice(10**9) | list }}", LARGE),
    "rounded": ("{{ 1.5 | round(10**9, 'ceil') }}", LARGE),
    "decimals": ("{{ '%.999999999f' | format(1.5) }}", LARGE),
    "a wide pattern": ("{{ '%999999999d' | format(1) }}", LARGE),
    "a wide pattern, with the operator": ("{{ '%999999999d' % 1 }}", LARGE),
    "a width that is given": ("{{ '%*d' % (10**9, 1) }}", "width"),
    "replaced": ("{{ ('a' * 99999) | replace('a', 'b' * 99999) }}", LARGE),
    "replaced, nothing": ("{{ ('a' * 99999) | replace('', 'b' * 99999) }}", LARGE),
    "replaced, by its method": ("{{ ('a' * 99999).replace('a', 'b' * 99999) }}", LARGE),
    "joined": ("{{ range(99999) | join('b' * 99999) }}", LARGE),
    "joined, by its method": ("{{ ('b' * 99999).join('a' * 99999) }}", LARGE),
    "joined, texts": ("{{ (['b' * 99999] * 999) | join }}", LARGE),
    "repeated": ("{{ 'x' * 10**9 }}", LARGE),
    "repeated, from the other side": ("{{ 10**9 * [1] }}", LARGE),
    "a power": ("{{ 1000000 ** 1000000 }}", LARGE),
    "a power of powers": ("{{ 9 ** 9 ** 9 ** 9 }}", LARGE),
    "a number that grows": (
        "{% set n = namespace(x=3) %}{% for a in range(99) %}{% set n.x = n.x * n.x %}{% endfor %}",
        LARGE,
    ),
    "a number from a text": ("{{ ('f' * 99999) | int(base=16) }}", LARGE),
    "doubled with ~": (
        "{% set n = namespace(x='x') %}{% for a in range(40) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
        LARGE,
    ),
    "doubled with +": (
        "{% set n = namespace(x='x') %}{% for a in range(40) %}{% set n.x = n.x + n.x %}{% endfor %}",
        LARGE,
    ),
    "a list doubled with +": (
        "{% set n = namespace(x=[1]) %}{% for a in range(40) %}{% set n.x = n.x + n.x %}{% endfor %}",
        LARGE,
    ),
    "a list of the same lists": (
        "{% set n = namespace(x=[1]) %}{% for a in range(40) %}{% set n.x = [n.x, n.x] | list %}{% endfor %}{{ n.x }}",
        LARGE,
    ),
    "a list literal of the same lists": (
        "{% set n = namespace(x=[1]) %}{% for a in range(40) %}{% set n.x = [n.x, n.x] %}{% endfor %}{{ n.x }}",
        LARGE,
    ),
    "a mapping of the same mappings": (
        "{% set n = namespace(x=1) %}{% for a in range(40) %}{% set n.x = {1: n.x, 2: n.x} %}{% endfor %}{{ n.x }}",
        LARGE,
    ),
    "a tuple of the same tuples": (
        "{% set n = namespace(x=1) %}{% for a in range(40) %}{% set n.x = (n.x, n.x) %}{% endfor %}{{ n.x == 1 }}",
        LARGE,
    ),
    "arguments of the same arguments": (
        (
            "{% set n = namespace(x=1) %}{% macro m() %}{% set n.x = varargs %}{% endmacro %}"
            "{% for a in range(40) %}{{ m(n.x, n.x) }}{% endfor %}{{ n.x }}"
        ),
        LARGE,
    ),
    "sums of lists": ("{{ [[1], [2]] | sum(start=[]) }}", "numbers"),
    "a long output": ("{% set x = 'x' * 99999 %}{% for a in range(99999) %}{{ x }}{% endfor %}", f"{LARGE}|{TIME}"),
    "a block doubled": (
        (
            "{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}{% set n = namespace(x='x') %}"
            "{% for a in range(40) %}{% set n.x = m(n.x) %}{% endfor %}"
        ),
        LARGE,
    ),
}


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates have a twentieth of a second."""
    monkeypatch.setattr(allowance, "SECONDS", 0.05)


@pytest.mark.parametrize("escape", [False, True])
@pytest.mark.parametrize(("attack", "said"), ATTACKS.values(), ids=ATTACKS)
def test_a_template_ends_and_says_where(
    attack: str, said: str, *, escape: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(allowance, "LARGEST_VALUE", allowance.LARGEST_VALUE // 100)
    if TIME in said:
        monkeypatch.setattr(allowance, "SECONDS", 0.05)
    folder = own_file(tmp_path, "a.j2", attack)
    with limits(), pytest.raises(TemplateProblem, match=said) as caught:
        run_template(sandbox(folder_loader([folder]), limited=True, autoescape=escape), "a.j2")
    assert caught.value.file == str(folder / "a.j2")


def test_the_attacks_are_ordinary_templates_in_small(tmp_path: Path) -> None:
    small = (
        "{% for a in range(9) %}{% for b in range(9) if b %}{{ a * b }}{% endfor %}{% endfor %}"
        "{{ 'x' | center(9) }}{{ 'a' | replace('a', 'b') }}{{ '%5.2f' | format(2) }}{{ 2 ** 9 }}{{ [1] + [2] | list }}"
        "{{ 'a'.join(['b', 'c']) }}{{ [1, 2] | join(', ') }}{{ 1.25 | round(1) }}{{ 'a' ~ 1 ~ 'b' }}"
        "{% for a in [1, 2, 3] %}{{ loop.index }}/{{ loop.length }}{{ ',' if not loop.last }}{% endfor %}"
    )
    folder = own_file(tmp_path, "a.j2", small)
    texts = {run_template(sandbox(folder_loader([folder]), limited=limited), "a.j2") for limited in (False, True)}
    assert len(texts) == 1
    assert "acb" not in texts.pop()


@pytest.mark.usefixtures("hurried")
def test_it_ends_in_a_thread_too(tmp_path: Path) -> None:
    folder = own_file(tmp_path, "a.j2", ATTACKS["loops in loops"][0])
    problems = []

    def run() -> None:
        try:
            run_template(sandbox(folder_loader([folder]), limited=True), "a.j2")
        except TemplateProblem as problem:
            problems.append(problem)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(5)
    assert [problem.line for problem in problems] == [1]


def test_memory_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "_peak", iter(range(0, 9_000_000, 300_000)).__next__)
    folder = own_file(tmp_path, "a.j2", "{% macro m() %}{% endmacro %}{% for a in range(9) %}{{ m() }}{% endfor %}")
    with pytest.raises(TemplateProblem, match="memory"):
        run_template(sandbox(folder_loader([folder]), limited=True), "a.j2")


def test_the_built_in_templates_are_not_counted(tmp_path: Path) -> None:
    folder = own_file(tmp_path, "a.j2", "{% for a in range(9) %}{{ a }}{% endfor %}")
    environment = sandbox(folder_loader([folder]))
    assert environment.turns([1]) == [1]
    assert run_template(environment, "a.j2") == "012345678"


@pytest.mark.parametrize(
    "sentence",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{{ 'x' * 10**9 }}",
        "{{ 9 ** 9 ** 9 ** 9 }}",
        "{{ " + "(" * 900 + "1" + ")" * 900 + " }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{{ [1][2] }}",
        "{{ '{0.id}'.format(role) }}",
    ],
)
@pytest.mark.usefixtures("hurried")
def test_a_sentence_of_the_user_ends_too(sentence: str) -> None:
    builtin = load_wording()
    mine = Wording.model_validate(builtin.model_dump() | {"phrases": builtin.phrases | {"work_of": sentence}})
    with pytest.raises(WordingError) as caught:
        Phrasing(mine, sample_catalog(), None, builtin).phrase("work_of", role="x")
    assert caught.value.key == "phrases.work_of"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("link", [False, True])
def test_a_pipe_is_no_template(tmp_path: Path, *, link: bool) -> None:
    os.mkfifo(tmp_path / "pipe")
    name = "pipe"
    if link:
        (tmp_path / "a.j2").symlink_to("pipe")
        name = "a.j2"
    with pytest.raises(TemplateProblem, match="plain file"):
        run_template(sandbox(folder_loader([tmp_path]), limited=True), name)


def test_a_large_file_is_no_template(tmp_path: Path) -> None:
    for name, size in (("huge.j2", LARGEST_FILE + 1), ("large.j2", LARGEST_FILE)):
        with (tmp_path / name).open("wb") as file:
            file.write(b" " * size)
    own_file(tmp_path, "a.j2", "{% include 'huge.j2' ignore missing %}")
    environment = sandbox(folder_loader([tmp_path]), limited=True)
    assert len(run_template(environment, "large.j2")) == LARGEST_FILE
    with pytest.raises(TemplateProblem, match="1 MB") as caught:
        run_template(environment, "a.j2")
    assert caught.value.file == str(tmp_path / "huge.j2")


def test_a_file_that_is_no_text_is_no_template(tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_bytes("负责人".encode("gb18030"))
    with pytest.raises(TemplateProblem, match="UTF-8"):
        run_template(sandbox(folder_loader([tmp_path]), limited=True), "a.j2")


def test_a_large_folder_is_not_gone_through(tmp_path: Path) -> None:
    own_file(tmp_path / "own", "deep/er/goals.j2", "")
    own_file(tmp_path / "builtin", "documents/zh/goals.j2", "")
    folders = TemplateFolders(tmp_path / "builtin", tmp_path / "own")
    assert (folders.replaced(), folders.strays()) == ((), ("deep/er/goals.j2",))
    for number in range(MOST_ENTRIES):
        (tmp_path / "own" / f"a{number}").touch()
    assert folders.strays() == ()
    own_file(tmp_path / "own", "documents/zh/goals.j2", "")
    assert folders.replaced() == ("documents/zh/goals.j2",)


def test_problems_are_said_in_both_languages(tmp_path: Path) -> None:
    own = own_file(tmp_path, "looks/md/document.j2", "{{ [1] * 10**9 }}")
    with pytest.raises(DocumentTemplateError) as caught:
        make_documents(full_plan(), sample_catalog(), ["md"], own=str(own))
    place = f"{own / 'looks/md/document.j2'}:1"
    assert caught.value.message.zh == f"文档模板有问题：{place}：得出的内容太大"
    assert caught.value.message.en == f"document template: {place}: would make something too large"
    own_file(tmp_path, "looks/md/document.j2", "{% include 'absent.j2' %}")
    with pytest.raises(DocumentTemplateError) as caught:
        make_documents(full_plan(), sample_catalog(), ["md"], own=str(own))
    assert "模板" not in caught.value.message.en
    assert "找不到模板" in caught.value.message.zh
