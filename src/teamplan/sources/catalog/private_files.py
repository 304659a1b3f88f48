"""Files that only the user who runs the program can have written."""

import os
import sys


def is_private(state: os.stat_result) -> bool:
    """Whether a file or folder belongs to the user who runs the program, and nobody else can write it.

    A link, which everybody may write, never is. Windows keeps the folders of users apart by itself.
    """
    return sys.platform == "win32" or (state.st_uid == os.geteuid() and not state.st_mode & 0o022)
