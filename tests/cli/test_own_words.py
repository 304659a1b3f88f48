"""What somebody rewrites, in a plan or in the words of all plans, is shown everywhere."""

from __future__ import annotations

import pytest

from teamplan import load_plan
from teamplan.rendering.formats.terminal import summary_text
from teamplan.usecases.make_documents import first_look

pytestmark = pytest.mark.slow

MINE = "店里忙不过来"
WORDS = "reasons:\n  hire_frees: '每周还空着 {{ hours }} 小时，先招'\n"


@pytest.fixture
def shop(cli):
    """A plan on disk, with one reason of the first hire reworded."""
    assert cli("new", "--stage", "growth", "--size", 9, "--set", "live=true", "--set", "staffed=false", "-q").code == 0
    path = cli.folder / "plan.yaml"
    plan = load_plan(str(path))
    first = min((seat for seat in plan.positions if seat.incumbent is None), key=lambda seat: seat.order)
    text = path.read_text(encoding="utf-8")
    assert text.count(first.because.text) >= 1
    place = text.index(first.because.text, text.index(f"id: {first.id}\n"))
    path.write_text(text[:place] + MINE + text[place + len(first.because.text) :], encoding="utf-8")
    (cli.folder / "own" / "wording").mkdir(parents=True)
    cli.write("own/wording/zh.yaml", WORDS)
    return first


def everywhere(cli, catalog, seat, *options: str) -> list[str]:
    """Return the plan as Markdown, HTML, `why` and the summary show it."""
    shown = [cli("render", "plan.yaml", "--format", kind, "-o", "-", *options).out for kind in ("md", "html")]
    own = str(cli.folder / "own") if options else None
    plan = load_plan(str(cli.folder / "plan.yaml"))
    return [
        *shown,
        cli("why", "plan.yaml", seat.id, *options).out,
        summary_text(first_look(plan, catalog, words=own)),
    ]


def test_a_text_rewritten_in_the_plan_is_shown_everywhere(cli, catalog, shop):
    for text in everywhere(cli, catalog, shop):
        assert MINE in text
    for text in everywhere(cli, catalog, shop, "--catalog", "own"):
        assert MINE in text


@pytest.mark.usefixtures("shop")
def test_a_sentence_of_ones_own_wording_is_shown_where_nobody_rewrote_it(cli, catalog):
    plan = load_plan(str(cli.folder / "plan.yaml"))
    other = next(seat for seat in plan.positions if seat.because.key == "hire_frees" and seat.because.text != MINE)
    before, after = everywhere(cli, catalog, other), everywhere(cli, catalog, other, "--catalog", "own")
    assert all("还空着" in text for text in after)
    assert not any("还空着" in text for text in before)


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize(
    "command", [["render", "plan.yaml", "--format", "md", "-o", "-"], ["why", "plan.yaml", "SEAT"]]
)
def test_a_broken_sentence_is_a_message_with_its_key(cli, command):
    cli.write("own/wording/zh.yaml", "reasons: {hire_frees: '{{ people }}'}\n")
    plan = load_plan(str(cli.folder / "plan.yaml"))
    seat = next(seat.id for seat in plan.positions if seat.because.key == "hire_frees" and seat.because.text != MINE)
    outcome = cli(*(seat if part == "SEAT" else part for part in command), "--catalog", "own")
    assert (outcome.code, outcome.out) == (2, "")
    assert "hire_frees" in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize(
    ("word", "command"),
    [
        ("why_value", ["why", "plan.yaml", "size"]),
        ("why_size", ["why", "plan.yaml", "size"]),
        ("chart_title", ["render", "plan.yaml", "--format", "svg", "-o", "-"]),
        ("full_stop", ["render", "plan.yaml", "--format", "md", "-o", "-"]),
    ],
)
def test_a_broken_phrase_is_a_message_with_its_key_in_both_languages(cli, word, command):
    cli.write("own/wording/zh.yaml", f"phrases: {{{word}: '{{{{ people }}}}'}}\n")
    for language, said in (("zh", "没有这个名称"), ("en", "'people' is undefined")):
        outcome = cli(*command, "--catalog", "own", "--lang", language)
        assert (outcome.code, outcome.out) == (2, "")
        assert f"wording/phrases.{word}" in outcome.err
        assert said in outcome.err
        assert outcome.err.count("phrases") == 1


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("own", ["reasons: {no_such: 甲}\n", "reasons: 甲\n", "reasons: [\n"])
def test_a_wording_file_that_is_none_is_a_message(cli, own):
    cli.write("own/wording/zh.yaml", own)
    outcome = cli("why", "plan.yaml", "head", "--catalog", "own")
    assert (outcome.code, outcome.out) == (2, "")
    assert "zh.yaml" in outcome.err
    assert "Traceback" not in outcome.err
