"""Make docs/pictures/ from real output: terminal sessions as SVG, the HTML document as PNG.

The SVG names fonts and loads none; every run of characters gets the width that a terminal gives it,
so that columns stand under each other in any font. Chromium takes the screenshots.
"""

from __future__ import annotations

import argparse
import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

from teamplan.text.display_width import display_width

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
BRIEF = "examples/tmall-growing-10/brief.yaml"
MAX_BYTES = 300_000
"""Largest screenshot that the repository takes."""

COLUMNS = 80
CELL, LINE, FONT = 8.0, 20, 14
"""Width of a terminal cell, height of a line and size of the font (pixels)."""
MARGIN, BAR = 18, 34
NARROW = "Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace"
WIDE = "'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
"""Fonts of characters of one cell and of two: a Chinese font draws lines and dots two cells wide."""
INK, GROUND, CHROME = "#e6e9ef", "#1e222a", "#2b303b"
COLOURS = {"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "36": "#79c0ff"}
BOLD = "1"
SGR = re.compile(r"\x1b\[([\d;]*)m")
OTHER_ESCAPES = re.compile(r"\x1b\[[\d;?]*[A-Za-ln-z]")

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
ONE_CHAPTER = """<style>
.cover, .contents, .reasons, footer, main > .chapter:not(#{chapter}) {{ display: none; }}
.page {{ display: block; max-width: none; padding: 16px; }}
</style></head>"""
PHONES = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 24px; background: #dfe4ea; display: flex; gap: 24px; justify-content: center; }}
iframe {{ width: 390px; height: 780px; border: 10px solid #222; border-radius: 34px; background: #fff; }}
</style>{frames}"""


# --- terminal --------------------------------------------------------------------------------


def terminal_output(arguments: list[str], folder: Path) -> str:
    """Return what `teamplan` prints at a terminal, colours included; messages are left out."""
    environment = dict(os.environ, TEAMPLAN_LANG="zh", COLUMNS=str(COLUMNS), TERM="xterm-256color")
    environment.pop("NO_COLOR", None)
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "teamplan", *arguments]
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdin=follower, stdout=follower, stderr=subprocess.DEVNULL
    ) as process:
        os.close(follower)
        received = b"".join(iter(lambda: _read(leader), b""))
        process.wait()
    os.close(leader)
    return OTHER_ESCAPES.sub("", received.decode()).replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    """Return the next piece of a terminal's output; nothing once the program has ended."""
    try:
        return os.read(descriptor, 65_536)
    except OSError:
        return b""


@dataclass(frozen=True)
class Run:
    """Characters of one kind and colour; `column` is where they begin."""

    text: str
    column: int
    colour: str
    bold: bool

    def svg(self, y: int) -> str:
        """Return the run as an SVG text element on the line at `y`."""
        width, x = display_width(self.text) * CELL, MARGIN + self.column * CELL
        weight = ' style="font-weight: bold"' if self.bold else ""
        length = f' textLength="{width:g}"' if len(self.text) > 1 else ""
        kind = ' class="w"' if self.wide else ""
        return f'<text x="{x:g}" y="{y}" fill="{self.colour}"{kind}{weight}{length}>{escape(self.text)}</text>'

    @property
    def wide(self) -> bool:
        """Whether the characters take two cells each."""
        return display_width(self.text) > len(self.text)


def runs(line: str) -> list[Run]:
    """Cut a line into runs: one colour, all narrow or all wide characters, no blanks at the ends."""
    found: list[Run] = []
    colour, bold, column = INK, False, 0
    for place, part in enumerate(SGR.split(line)):
        if place % 2:
            codes = part.split(";")
            bold = BOLD in codes
            colour = next((COLOURS[code] for code in codes if code in COLOURS), INK)
            continue
        for text in re.findall(r" +|[^\S ]+|[\x21-\x7e]+|[^\x20-\x7e]", part):
            if text.strip():
                found.append(Run(text, column, colour, bold))
            column += display_width(text)
    return _joined(found)


def _joined(pieces: list[Run]) -> list[Run]:
    """Join neighbouring single characters of the same width."""
    found: list[Run] = []
    for piece in pieces:
        last = found[-1] if found else None
        if (
            last
            and last.column + display_width(last.text) == piece.column
            and (last.colour, last.bold) == (piece.colour, piece.bold)
            and last.wide == piece.wide
        ):
            found[-1] = Run(last.text + piece.text, last.column, last.colour, last.bold)
        else:
            found.append(piece)
    return found


def terminal_svg(title: str, command: str, output: str) -> str:
    """Return a terminal window that shows a command and its output."""
    lines = [f"\x1b[32m$\x1b[0m {command}", *output.rstrip("\n").split("\n")]
    columns = max(COLUMNS, *(display_width(SGR.sub("", line)) for line in lines))
    width = MARGIN * 2 + columns * CELL
    height = BAR + 2 * MARGIN + len(lines) * LINE
    size = f'viewBox="0 0 {width:g} {height}" width="{width:g}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(title)}">',
        f'<rect width="{width:g}" height="{height}" rx="8" fill="{GROUND}"/>',
        f'<path d="M0 {BAR}V8a8 8 0 0 1 8-8H{width - 8:g}a8 8 0 0 1 8 8V{BAR}Z" fill="{CHROME}"/>',
        *(
            f'<circle cx="{20 + 18 * place}" cy="{BAR // 2}" r="5.5" fill="{fill}"/>'
            for place, fill in enumerate(("#ff5f57", "#febc2e", "#28c840"))
        ),
        f"<style>text {{ font: {FONT}px {NARROW} }} .w {{ font-family: {WIDE} }}</style>",
        '<g xml:space="preserve">',
    ]
    for number, line in enumerate(lines, start=1):
        y = BAR + number * LINE + 8
        parts += [run.svg(y) for run in runs(line)]
    return "\n".join([*parts, "</g>", "</svg>", ""])


def broken_plan(folder: Path) -> None:
    """Write plan.yaml as somebody might leave it: a superior mistyped, a hat too many."""
    terminal_output(["new", "--stage", "startup", "--size", "5", "--force"], folder)
    text = (folder / "plan.yaml").read_text(encoding="utf-8")
    text = text.replace("reports_to: head", "reports_to: haed", 1)
    second = text.index("  - id: ", text.index("reports_to: head"))
    share = re.compile(r"roles: \{(\w+): (?:1\.0|0\.\d+)")
    text = text[:second] + share.sub(r"roles: {\1: 1.6", text[second:], count=1)
    (folder / "plan.yaml").write_text(text, encoding="utf-8")


# --- document --------------------------------------------------------------------------------


def screenshot(page: Path, target: Path, width: int, height: int) -> None:
    """Take a screenshot of a local page; raises SystemExit where it is missing or too large."""
    browser = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if browser is None:
        message = "Chromium is needed for the screenshots"
        raise SystemExit(message)
    with tempfile.TemporaryDirectory() as profile:
        command = [
            browser,
            *FLAGS,
            f"--user-data-dir={profile}",
            f"--window-size={width},{height}",
            f"--screenshot={target}",
            page.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    size = target.stat().st_size
    if size > MAX_BYTES:
        message = f"{target.name} has {size:,} bytes, more than {MAX_BYTES:,}"
        raise SystemExit(message)


def document_pictures(folder: Path, pictures: Path) -> None:
    """Take the pictures of the HTML document: its first page, the organisation chart, and a phone."""
    html = (folder / "plan.html").read_text(encoding="utf-8")
    screenshot(folder / "plan.html", pictures / "html-goals.png", 1200, 1000)
    chart = folder / "chart.html"
    chart.write_text(html.replace("</head>", ONE_CHAPTER.format(chapter="structure"), 1), encoding="utf-8")
    screenshot(chart, pictures / "html-chart.png", 1000, 660)
    chapter = folder / "chapter.html"
    chapter.write_text(html.replace("</head>", ONE_CHAPTER.format(chapter="establishment"), 1), encoding="utf-8")
    frames = "".join(f'<iframe src="{name}"></iframe>' for name in ("plan.html", "chapter.html"))
    phones = folder / "phones.html"
    phones.write_text(PHONES.format(frames=frames), encoding="utf-8")
    screenshot(phones, pictures / "html-phone.png", 920, 850)


def main(arguments: list[str] | None = None) -> int:
    """Make every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=PICTURES, help="folder of the pictures")
    pictures: Path = parser.parse_args(arguments).into.resolve()
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / BRIEF).parent.mkdir(parents=True)
        shutil.copy(ROOT / BRIEF, folder / BRIEF)
        summary = terminal_output(["new", "--from", BRIEF, "--render", "html"], folder)
        picture = terminal_svg("teamplan new", f"teamplan new --from {BRIEF} --render html", summary)
        (pictures / "new.svg").write_text(picture, encoding="utf-8")
        document_pictures(folder, pictures)
        broken_plan(folder)
        findings = terminal_output(["check", "plan.yaml"], folder)
        picture = terminal_svg("teamplan check", "teamplan check plan.yaml", findings)
        (pictures / "check.svg").write_text(picture, encoding="utf-8")
    for path in sorted(pictures.iterdir()):
        print(f"{path.name}: {path.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
