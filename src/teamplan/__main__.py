"""Entry point; `--version` is answered before anything else is imported."""

import gc
import os
import sys
from contextlib import suppress


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        if sys.argv[1:] in (["--version"], ["-V"]) and _said_version():
            return
        from teamplan.cli.interruption import expect_interruption, ignore_interruption

        expect_interruption()
        from teamplan.cli.entry import run

        code = run(sys.argv[1:])
        ignore_interruption()
    except KeyboardInterrupt:  # before or after the command line, which says it in one language
        code = 2
        with suppress(OSError):
            os.write(2, "错误：已中断（error: interrupted）\n".encode())
    gc.freeze()  # the interpreter looks for cycles once more when it ends: a seventh of a short run, for nothing
    sys.exit(code)


def _said_version() -> bool:
    """Whether the version could be said; where not, going the ordinary way says why."""
    from teamplan.version import __version__

    try:
        os.write(1, f"teamplan {__version__}\n".encode())
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
