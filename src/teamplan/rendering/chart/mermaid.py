"""The organisation chart as a Mermaid flowchart, which GitHub and most Markdown tools draw."""

from teamplan.rendering.chart.nodes import ChartNode, ChartPage
from teamplan.text.visible import visible

_SAFE = frozenset(" /-+,:")
_ENTITIES = {place: f"#{place};" for place in range(33, 127) if not chr(place).isalnum() and chr(place) not in _SAFE}


def mermaid_label(text: str) -> str:
    """Return `text` so that it is safe between the quotes of a label: every sign that means something is encoded.

    >>> mermaid_label('A "B" #1; [C]')
    'A #34;B#34; #35;1#59; #91;C#93;'
    """
    encoded = " ".join(visible(text, kept="\t\n").translate(_ENTITIES).split())
    if encoded[:1] in ("-", "+"):
        return f"#{ord(encoded[0])};{encoded[1:]}"
    return encoded


def mermaid(page: ChartPage) -> str:
    """Return the chart of `page` as a flowchart from top to bottom; vacant boxes are dashed."""
    lines = ["flowchart TD"]
    lines += [f'  n{place}["{_label(node)}"]' for place, node in enumerate(page.nodes)]
    lines += [f"  n{node.parent} --> n{place}" for place, node in enumerate(page.nodes) if node.parent >= 0]
    vacant = ",".join(f"n{place}" for place, node in enumerate(page.nodes) if node.vacant)
    if vacant:
        lines += ["  classDef vacant stroke-dasharray: 5 3", f"  class {vacant} vacant"]
    return "\n".join(lines)


def _label(node: ChartNode) -> str:
    texts = (node.department, node.title, *node.details)
    return "<br/>".join(mermaid_label(text) for text in texts if text)
