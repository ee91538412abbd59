"""What this machine is and has, in the places where Python programs ask for it."""

import os
import random
import sys
import time
import types

import machine
import machine_loop
import machine_missing

_RELEASE = "6.12.48+deb13-amd64"
_VERSION = "#1 SMP PREEMPT_DYNAMIC Debian 6.12.48-1 (2025-09-20)"


def install(job):
    machine.sentences.update(job["sentences"])
    machine.absent_packages.update(job["packages"])
    name, user_id = job["user"]["name"], job["user"]["userId"]
    names = os.uname_result(("Linux", job["hostname"], _RELEASE, _VERSION, "x86_64"))
    os.uname = lambda: names
    for function in ("getuid", "geteuid", "getgid", "getegid"):
        setattr(os, function, lambda: user_id)
    os.getgroups = lambda: [user_id]
    os.getlogin = lambda: name
    os.getpid = lambda: 1200
    os.getppid = lambda: 1000
    os.cpu_count = os.process_cpu_count = lambda: 1
    import getpass
    import socket

    getpass.getpass = machine.getpass
    getpass.getuser = lambda: _user(name)
    socket.gethostname = lambda: job["hostname"]
    # Its state came with the snapshot: without this every program would draw the same numbers.
    random.seed()
    machine_loop.install()
    time.sleep = machine.sleep
    _cut_javascript()
    time.tzset() if hasattr(time, "tzset") else None
    sys.dont_write_bytecode = bool(os.environ.get("PYTHONDONTWRITEBYTECODE"))


def _cut_javascript():
    """Leaves nothing of JavaScript in reach. What looks for it (threadpoolctl) finds a module that has nothing."""
    import _pyodide._importhook

    _pyodide._importhook.jsfinder.jsproxies.clear()
    for name in [name for name in sys.modules if name.split(".")[0] in ("js", "pyodide_js")]:
        loader = getattr(getattr(sys.modules.pop(name), "__spec__", None), "loader", None)
        # Others may hold the module still, but then it leads nowhere.
        getattr(loader, "__dict__", {}).clear()
    module = types.ModuleType("pyodide_js")
    module._module = types.SimpleNamespace(
        LDSO=types.SimpleNamespace(loadedLibsByName=types.SimpleNamespace(as_object_map=dict))
    )
    sys.modules["pyodide_js"] = module
    sys.modules["pyodide_js._module"] = module._module
    sys.modules["js"] = None
    import pyodide.ffi

    for other in list(sys.modules.values()):
        for name, value in list(getattr(other, "__dict__", {}).items()):
            if isinstance(value, pyodide.ffi.JsProxy):
                setattr(other, name, None)
    sys.meta_path[:] = [finder for finder in sys.meta_path if not machine_missing.is_foreign(finder)]


def _user(name):
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if value := os.environ.get(variable):
            return value
    return name
