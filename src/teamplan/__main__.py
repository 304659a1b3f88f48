"""Entry point; `--version` is answered before anything else is imported."""

import gc
import sys


def main() -> None:
    """Run the command line and exit with its code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from teamplan.version import __version__

        print(f"teamplan {__version__}")
        return
    try:
        from teamplan.cli.entry import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 2
    gc.freeze()  # the interpreter looks for cycles once more when it ends: a seventh of a short run, for nothing
    sys.exit(code)


if __name__ == "__main__":
    main()
