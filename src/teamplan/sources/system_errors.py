"""What the operating system says, in both languages."""

import errno

from teamplan.findings.words import Words

_REASONS: dict[int, Words] = {
    errno.ENOSPC: Words("磁盘空间已满", "no space left on the device"),
    errno.EDQUOT: Words("磁盘配额已用完", "the disk quota is used up"),
    errno.EACCES: Words("没有权限", "permission denied"),
    errno.EPERM: Words("没有权限", "permission denied"),
    errno.EROFS: Words("文件系统是只读的", "the file system is read-only"),
    errno.ENOENT: Words("路径不存在", "no such path"),
    errno.ENOTDIR: Words("路径中有一段不是文件夹", "part of the path is not a folder"),
    errno.EISDIR: Words("是文件夹", "it is a folder"),
    errno.ENAMETOOLONG: Words("文件名太长", "the file name is too long"),
    errno.ELOOP: Words("符号链接成环", "symbolic links form a loop"),
    errno.EIO: Words("设备读写出错", "input/output error"),
}


def system_reason(error: OSError) -> Words:
    """Return why the operating system refused."""
    stated = error.strerror or str(error)
    return _REASONS.get(error.errno or 0) or Words(stated, stated)
