"""Write the generated parts of docs/: file formats, rules, document templates, commands.

The parts stand between `<!-- generated: NAME -->` and `<!-- /generated -->`; everything else on the
pages is written by hand. `--check` writes nothing and exits 1 if a part is stale, if a key has no
meaning, or if docs/field-meanings.yaml names a key that no model has.
"""

from __future__ import annotations

import argparse
import sys

from reference.meanings import StaleError
from reference.pages import pages, problems, renewed
from reference.repository import ROOT


def main(arguments: list[str] | None = None) -> int:
    """Write or check the pages; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is stale")
    check = parser.parse_args(arguments).check
    complaints = problems()
    for path in pages():
        text = path.read_text(encoding="utf-8")
        try:
            new = renewed(text)
        except StaleError as error:
            complaints.append(f"{path.name}: {error}")
            continue
        if check and new != text:
            complaints.append(f"{path.name} is stale: run scripts/reference_pages.py")
        elif new != text:
            path.write_text(new, encoding="utf-8")
            print(f"wrote {path.relative_to(ROOT)}")
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    raise SystemExit(main())
