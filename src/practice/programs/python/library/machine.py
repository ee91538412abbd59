"""How Python talks to the machine around it."""

import json
import os
import time

# Opened before the program starts, under a number that no program gets to by itself.
_DEVICE = 999

# What this machine says in the student's language; filled before a program starts.
sentences = {}

# Top-level modules of packages that could be here but are not, and their packages.
absent_packages = {}


def call(**request):
    """Hands a request to the machine and waits. Ctrl-C ends the wait with KeyboardInterrupt."""
    os.write(_DEVICE, json.dumps(request).encode())


def read_line(prompt, history):
    """A line with its end, typed with a line editor; empty at the end of the input."""
    call(call="prompt", prompt=prompt, history=history)
    return _answer()


def fetch_package(name):
    """Whether a package of the distribution has come: from where it was prepared, or over the network."""
    call(call="package", name=name)
    return _answer() == "ok"


def _answer():
    parts = []
    while part := os.read(_DEVICE, 65536):
        parts.append(part)
    return b"".join(parts).decode("utf-8", "replace")


def sleep(seconds, /):
    """time.sleep, which WebAssembly would spend computing and deaf to Ctrl-C."""
    if not isinstance(seconds, (int, float)):
        if hasattr(seconds, "__index__"):
            seconds = seconds.__index__()
        elif hasattr(seconds, "__float__"):
            seconds = float(seconds)
        else:
            raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
    if seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    call(call="sleep", until=time.time() * 1000 + min(seconds, 1e9) * 1000)


def getpass(prompt="Password: ", stream=None, *, echo_char=None):
    """getpass.getpass: a line that is typed without being shown."""
    import sys

    out = stream or sys.stderr
    out.write(prompt)
    out.flush()
    call(call="secret")
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\n")
