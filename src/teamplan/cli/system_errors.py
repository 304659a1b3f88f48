"""What the operating system says, in the language in use."""

from __future__ import annotations

import errno

from teamplan.cli.language import say

_REASONS: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("磁盘空间已满", "no space left on the device"),
    errno.EDQUOT: ("磁盘配额已用完", "the disk quota is used up"),
    errno.EACCES: ("没有权限", "permission denied"),
    errno.EPERM: ("没有权限", "permission denied"),
    errno.EROFS: ("文件系统是只读的", "the file system is read-only"),
    errno.ENOENT: ("路径不存在", "no such path"),
    errno.ENOTDIR: ("路径中有一段不是文件夹", "part of the path is not a folder"),
    errno.EISDIR: ("是文件夹", "it is a folder"),
    errno.ENAMETOOLONG: ("文件名太长", "the file name is too long"),
    errno.ELOOP: ("符号链接成环", "symbolic links form a loop"),
    errno.EIO: ("设备读写出错", "input/output error"),
}


def system_reason(error: OSError) -> str:
    """Return why the operating system refused."""
    known = _REASONS.get(error.errno or 0)
    return say(*known) if known else error.strerror or str(error)
