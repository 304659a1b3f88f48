"""Templates: the sandbox, the overrides, and errors that say where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from rendering_samples import full_plan, sample_catalog, seat
from teamplan.rendering.formats.environment import TemplateProblem, overridden
from teamplan.rendering.proposal import CHAPTERS

from teamplan.rendering.audience import Audience
from teamplan.rendering.formats.registry import FORMATS, find_format
from teamplan.usecases.make_documents import render_document

if TYPE_CHECKING:
    from pathlib import Path
from typing import Any

CATALOG = sample_catalog()
NASTY = "<script>alert(1)</script> C#|<1%*_"


def render(templates: Path, overrides: Path | None = None, kind: str = "html", **changes: Any) -> str:
    return render_document(
        full_plan(**changes), CATALOG, format=kind, templates=templates, overrides=overrides, version="0.1.0"
    )


def override(folder: Path, text: str, name: str = "proposal.html.j2") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_block_can_be_replaced_and_the_rest_stays(templates: Path, tmp_path: Path) -> None:
    mine = override(
        tmp_path,
        '{% extends "builtin:proposal.html.j2" %}\n{% block risks %}<p>见 {{ proposal.title }}</p>{% endblock %}',
    )
    text = render(templates, mine)
    assert "<p>见 杭州某服饰店电商团队组建方案</p>" in text
    assert 'id="risks"' not in text
    assert 'id="goals"' in text
    assert overridden(templates, mine) == ("proposal.html.j2",)


def test_a_block_can_be_added_to(templates: Path, tmp_path: Path) -> None:
    mine = override(
        tmp_path,
        '{% extends "builtin:proposal.md.j2" %}{% block goals %}{{ super() }}\n'
        '补充：{{ "a|b" | md }}\n\n{% endblock %}',
        "proposal.md.j2",
    )
    text = render(templates, mine, "md")
    assert "## 一、目标" in text
    assert "补充：a\\|b" in text


def test_every_chapter_has_a_block_in_both_templates(templates: Path) -> None:
    for name in ("proposal.md.j2", "proposal.html.j2"):
        source = (templates / name).read_text(encoding="utf-8")
        for key, *_ in CHAPTERS:
            assert source.count(f"{{% block {key} %}}") == 1, (name, key)


def test_a_partial_can_be_replaced(templates: Path, tmp_path: Path) -> None:
    (tmp_path / "partials").mkdir()
    (tmp_path / "partials" / "proposal.css").write_text("body { color: teal }", encoding="utf-8")
    assert "color: teal" in render(templates, tmp_path)


@pytest.mark.parametrize(
    "expression",
    [
        "''.__class__.__mro__",
        "proposal.__class__.__init__.__globals__",
        "proposal.chapter.__func__.__globals__",
        "self.__init__.__globals__",
        "'{0.__class__}'.format(proposal)",
        "cycler.__init__.__globals__.os",
        "lipsum.__globals__",
        "proposal._by_key",
        "proposal._by_key.clear()",
    ],
)
def test_the_sandbox_refuses(expression: str, templates: Path, tmp_path: Path) -> None:
    mine = override(tmp_path, "{{ " + expression + " }}")
    with pytest.raises(TemplateProblem) as caught:
        render(templates, mine)
    assert caught.value.line == 1


def test_an_undefined_name_gives_file_and_line(templates: Path, tmp_path: Path) -> None:
    mine = override(tmp_path, "<p>\n{{ proposal.title }}\n{{ proposal.titel }}\n")
    with pytest.raises(TemplateProblem) as caught:
        render(templates, mine)
    assert caught.value.file == str(tmp_path / "proposal.html.j2")
    assert caught.value.line == 3
    assert "titel" in caught.value.message
    assert f"{tmp_path / 'proposal.html.j2'}:3: " in str(caught.value)


def test_an_undefined_name_in_a_block_gives_its_line(templates: Path, tmp_path: Path) -> None:
    mine = override(
        tmp_path, '{% extends "builtin:proposal.html.j2" %}\n\n{% block pay %}\n{{ nothing }}\n{% endblock %}'
    )
    with pytest.raises(TemplateProblem) as caught:
        render(templates, mine)
    assert (caught.value.file, caught.value.line) == (str(tmp_path / "proposal.html.j2"), 4)


def test_a_syntax_error_gives_file_and_line(templates: Path, tmp_path: Path) -> None:
    mine = override(tmp_path, "\n{% if %}\n")
    with pytest.raises(TemplateProblem) as caught:
        render(templates, mine)
    assert (caught.value.file, caught.value.line) == (str(tmp_path / "proposal.html.j2"), 2)


def test_an_error_in_an_expression_gives_file_and_line(templates: Path, tmp_path: Path) -> None:
    mine = override(tmp_path, "\n\n{{ 1 // 0 }}")
    with pytest.raises(TemplateProblem, match="ZeroDivisionError") as caught:
        render(templates, mine)
    assert caught.value.line == 3


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "builtin:../secret.txt", "link.txt", "absent"])
def test_nothing_outside_the_two_folders_is_included(name: str, templates: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    override(folder, f'{{% include "{name}" %}}')
    with pytest.raises(TemplateProblem) as caught:
        render(templates, folder)
    assert caught.value.line == 1


def test_an_absent_folder_is_a_problem(templates: Path, tmp_path: Path) -> None:
    with pytest.raises(TemplateProblem, match="不存在"):
        render(templates, tmp_path / "absent")


def test_an_unknown_format_lists_the_formats(templates: Path) -> None:
    with pytest.raises(ValueError, match=r"md.*html"):
        render(templates, kind="pptx")
    assert {name: find_format(name).load() for name in FORMATS}.keys() == FORMATS.keys()


def test_text_of_users_stays_text(templates: Path) -> None:
    seats = (seat(1, "general_manager", None, title=NASTY, department=NASTY, incumbent=NASTY, because=NASTY),)
    changes: dict[str, Any] = {"positions": seats, "title": NASTY, "notes": (NASTY,)}
    html = render(templates, **changes)
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; C#|&lt;1%*_" in html
    markdown = render(templates, kind="md", **changes)
    assert not re.search(r"(?<!\\)<script", markdown)
    assert "\\<script\\>alert(1)\\</script\\> C\\#\\|\\<1%\\*\\_" in markdown


def test_html_stands_alone(templates: Path) -> None:
    text = render(templates)
    assert '<html lang="zh-CN">' in text
    assert "<title>杭州某服饰店电商团队组建方案（完整版）</title>" in text
    for outside in ("http://", "https://", "//cdn", "<script", "@import", "url("):
        assert outside not in text.replace("http://www.w3.org/2000/svg", ""), outside
    assert "italic" not in text


def test_references_and_reasons_belong_together(templates: Path) -> None:
    html = render(templates)
    markdown = render(templates, kind="md")
    for number in range(1, 6):
        assert html.count(f'id="why-{number}"') == html.count(f'href="#why-{number}"') == 1
        assert html.count(f'id="ref-{number}"') == html.count(f'href="#ref-{number}"') == 1
        assert markdown.count(f"[^why-{number}]:") == 1
        assert markdown.count(f"[^why-{number}]") == 2


def test_no_edition_of_any_sample_has_leftovers(templates: Path) -> None:
    for audience in Audience:
        for kind in ("md", "html"):
            text = render_document(
                full_plan(), CATALOG, format=kind, templates=templates, audience=audience, version="1"
            )
            for leftover in ("None", "Undefined", "{{", "{%", "()", "。。", "；。"):
                assert leftover not in text, (audience, kind, leftover)
