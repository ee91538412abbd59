"""Errors of the system with Linux's numbers: `[Errno 2] No such file or directory`, as on every server."""

import ctypes
import errno
import gc
import os

from machine_errno import LINUX

_texts = {}  # WebAssembly's number -> its own text
_translated = {}  # WebAssembly's number -> Linux's number and text
_kinds = {
    BlockingIOError: ("EAGAIN", "EALREADY", "EINPROGRESS"),
    BrokenPipeError: ("EPIPE", "ESHUTDOWN"),
    ChildProcessError: ("ECHILD",),
    ConnectionAbortedError: ("ECONNABORTED",),
    ConnectionRefusedError: ("ECONNREFUSED",),
    ConnectionResetError: ("ECONNRESET",),
    FileExistsError: ("EEXIST",),
    FileNotFoundError: ("ENOENT",),
    InterruptedError: ("EINTR",),
    IsADirectoryError: ("EISDIR",),
    NotADirectoryError: ("ENOTDIR",),
    PermissionError: ("EACCES", "EPERM"),
    ProcessLookupError: ("ESRCH",),
    TimeoutError: ("ETIMEDOUT",),
}
_classes = {LINUX[name][0]: kind for kind, names in _kinds.items() for name in names}


def install():
    for number, name in list(errno.errorcode.items()):
        _texts[number] = os.strerror(number)
        if name in LINUX:
            _translated[number] = LINUX[name]
    errno.errorcode.clear()
    for name, (number, _) in LINUX.items():
        setattr(errno, name, number)
        errno.errorcode[number] = name
    by_number = dict(LINUX.values())
    os.strerror = lambda code, /: by_number.get(code, f"Unknown error {code}")
    _teach(OSError, ConnectionError, *_kinds)


def _teach(*types):
    original = OSError.__init__

    def __init__(self, *args, **kwargs):
        if len(args) > 1 and _texts.get(args[0] if type(args[0]) is int else None) == args[1]:
            number, text = _translated.get(args[0], (args[0], args[1]))
            args = (number, text, *args[2:])
        original(self, *args, **kwargs)
        if type(self) is OSError and 1 < len(args) < 6 and type(args[0]) is int:
            kind = _classes.get(args[0])
            if kind is not None:
                self.__class__ = kind

    for kind in types:
        flags = ctypes.c_uint32.from_address(id(kind) + _FLAGS)
        flags.value &= ~_IMMUTABLE
        # A built-in type keeps its names elsewhere than setattr puts them; setattr makes the type look again.
        [names] = gc.get_referents(kind.__dict__)
        names["__init__"] = __init__
        kind.__init__ = __init__


# Where a type keeps its flags in 32-bit WebAssembly, and the one that says that it cannot be changed.
_FLAGS = 84
_IMMUTABLE = 1 << 8
