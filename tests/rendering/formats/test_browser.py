"""The HTML in a real browser: no overflow on a phone, no error, text inside its box, sensible paper pages."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import unescape
from typing import TYPE_CHECKING

import pytest
from rendering_samples import full_plan, large_positions, lone_plan, sample_catalog, seat

from teamplan.rendering.audience import Audience
from teamplan.usecases.make_documents import render_document

if TYPE_CHECKING:
    from pathlib import Path

    from teamplan.model.plan import Plan

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
MEASURE = """<script>
const wide = [...document.querySelectorAll("main *, header *, nav *")].filter(e =>
  e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".table, .chart"));
const spilt = [];
for (const box of document.querySelectorAll("svg.org-chart > g")) {
  const frame = box.querySelector("rect").getBBox();
  for (const text of box.querySelectorAll("text")) {
    const it = text.getBBox();
    if (it.x + it.width > frame.x + frame.width - 3 || it.y < frame.y || it.y + it.height > frame.y + frame.height + 2)
      spilt.push(text.textContent);
  }
}
const slanted = [...document.querySelectorAll("body *")].filter(e => getComputedStyle(e).fontStyle !== "normal");
parent.postMessage(JSON.stringify({
  width: innerWidth, page: document.documentElement.scrollWidth, wide: wide.length, spilt, slanted: slanted.length,
  boxes: document.querySelectorAll("svg.org-chart > g").length}), "*");
</script>"""
PHONE = """<!doctype html><script>
addEventListener("message", e => { document.body.innerHTML = "<pre>" + e.data + "</pre>"; });
</script><body><iframe src="proposal.html" style="width:390px;height:844px;border:0"></iframe></body>"""
"""A window cannot be as narrow as a phone, a frame can."""
WORDY = (
    "WWWWMMMMWWWWMMMM",
    "mmmmmmmmmmmmmmmm",
    "TikTok Shop Operations Manager",
    "关键词推广（原直通车）专员 A1",
    "0123456789012345678901",
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None and os.environ.get("CI") != "true", reason="no Chromium"),
]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    assert CHROMIUM is not None, "CI must have Chromium"
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={folder / 'profile'}", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)


def page(folder: Path, templates: Path, plan: Plan) -> Path:
    path = folder / "proposal.html"
    text = render_document(
        plan, sample_catalog(), format="html", templates=templates, audience=Audience.HR, version="1"
    )
    path.write_text(text, encoding="utf-8")
    return path


def wordy_plan() -> Plan:
    head = seat(1, "general_manager", None, title=WORDY[0], department=WORDY[1], incumbent=WORDY[2])
    others = [seat(n, "designer", head.id, title=title, incumbent=title) for n, title in enumerate(WORDY, 2)]
    return full_plan((head, *others))


@pytest.mark.parametrize(
    "plan", [full_plan(), full_plan(large_positions(120)), wordy_plan()], ids=["12", "120", "wordy"]
)
def test_a_phone_shows_everything_without_overflow(plan: Plan, tmp_path: Path, templates: Path) -> None:
    path = page(tmp_path, templates, plan)
    path.write_text(POLICY.sub("", path.read_text("utf-8")).replace("</body>", MEASURE + "</body>"), encoding="utf-8")
    phone = tmp_path / "phone.html"
    phone.write_text(PHONE, encoding="utf-8")
    done = run(tmp_path, "--hide-scrollbars", "--virtual-time-budget=5000", "--dump-dom", phone.as_uri())
    found = re.search(r"<pre>(\{.*\})</pre>", done.stdout)
    assert found, done.stderr
    measured = json.loads(unescape(found.group(1)))
    assert measured["width"] == 390
    assert measured["page"] <= 390
    assert measured["wide"] == 0
    assert measured["boxes"] >= 6
    assert measured["spilt"] == []
    assert measured["slanted"] == 0
    assert "CONSOLE" not in done.stderr, done.stderr


@pytest.mark.parametrize(("plan", "pages", "either_way"), [(lone_plan(), 7, 1), (full_plan(), 23, 2)], ids=["1", "12"])
def test_paper_has_a_sensible_number_of_pages(
    plan: Plan, pages: int, either_way: int, tmp_path: Path, templates: Path
) -> None:
    """Pages as counted with Noto Sans CJK; other fonts and browsers move a few lines over an edge.

    More would mean that boxes no longer share a page or that a break was forced, fewer that something is not printed.
    """
    path = page(tmp_path, templates, plan)
    target = tmp_path / "proposal.pdf"
    done = run(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={target}", path.as_uri())
    assert "CONSOLE" not in done.stderr, done.stderr
    counts = [int(count) for count in re.findall(rb"/Count (\d+)", target.read_bytes())]
    assert counts, "a PDF names its pages"
    assert abs(max(counts) - pages) <= either_way
