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
    errno.EFBIG: Words("文件超过允许的大小", "the file is larger than is allowed"),
    errno.ENXIO: Words("没有程序在读", "nothing reads it"),
    errno.EPIPE: Words("读的一方已经离开", "what read it has gone"),
    errno.EBADF: Words("没有打开这个文件描述符", "no such open file"),
    errno.EAGAIN: Words("读的一方暂时收不下", "what reads it takes nothing more for now"),
}


def system_reason(error: OSError) -> Words:
    """Return why the operating system refused."""
    stated = error.strerror or str(error)
    return _REASONS.get(error.errno or 0) or Words(stated, stated)
