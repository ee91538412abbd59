"""What WebAssembly has not: each says so, and what to do instead, in the student's language."""

import _thread
import importlib
import importlib.machinery
import os
import sys

import machine


def install():
    """Before modules that keep these functions for themselves are imported."""
    _thread.start_new_thread = _thread.start_new = _refuse("threads", RuntimeError)
    for name in ("fork", "forkpty", "system", "popen", "posix_spawn", "posix_spawnp", "kill", "killpg"):
        setattr(os, name, _refuse("processes", _no_process))
    for name in ("execv", "execve", "execl", "execle", "execlp", "execlpe", "execvp", "execvpe", "spawnl", "spawnv"):
        setattr(os, name, _refuse("processes", _no_process))
    sys.meta_path[:] = [finder for finder in sys.meta_path if not is_foreign(finder)]
    sys.meta_path.append(AbsentPackages)


def after_imports():
    import multiprocessing
    import socket
    import subprocess
    import threading
    import webbrowser

    threading.Thread.start = _refuse("threads", RuntimeError)

    class Popen(subprocess.Popen):
        def __init__(self, *args, **options):
            raise _no_process(machine.sentences["processes"])

        def __del__(self, *args):
            pass

    Popen.__qualname__ = "Popen"
    Popen.__module__ = "subprocess"
    subprocess.Popen = Popen
    for name in ("Process", "Pool", "Queue", "Manager", "Lock"):
        setattr(multiprocessing, name, _refuse("processes", _no_process))
    webbrowser.open = _refuse("network", _no_network)
    no_network = _refuse("network", _no_network)
    for name in ("connect", "connect_ex", "bind", "listen", "sendto"):
        setattr(socket.socket, name, no_network)
    for name in ("create_connection", "create_server", "socketpair"):
        setattr(socket, name, no_network)
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr"):
        setattr(socket, name, _refuse("network", lambda text: socket.gaierror(-3, text)))


class AbsentPackages:
    """The last to be asked for a module: it knows which packages could be here, and how they get here."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        package = machine.absent_packages.get(name)
        if package is not None:
            if machine.fetch_package(package):
                importlib.invalidate_caches()
                return importlib.machinery.PathFinder.find_spec(name, path, target)
            text = machine.sentences["package"].replace("{{package}}", package)
            raise ModuleNotFoundError(f"No module named {name!r}. {text}", name=name)


def is_foreign(finder):
    """Whether a finder of modules is pyodide's: it leads to JavaScript, or to packages of a network that is not there."""
    module = getattr(finder, "__module__", "") or type(finder).__module__
    return str(module).startswith(("_pyodide", "pyodide"))


def _refuse(sentence, error):
    def refuse(*args, **options):
        raise error(machine.sentences[sentence])

    return refuse


def _no_process(text):
    return OSError(38, text)


def _no_network(text):
    return OSError(101, text)
