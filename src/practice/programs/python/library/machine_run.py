"""Runs one program as python3 does."""

import atexit
import builtins
import io
import json
import linecache
import os
import sys
import types

import machine
import machine_here


_PACKAGES = "/usr/lib/python3/dist-packages"


def warm():
    """Does once what most programs do, while nobody waits: the first time of anything takes WebAssembly long."""
    import traceback

    try:
        exec(compile("import io\nprint('x', file=io.StringIO())\n1 / 0", "<string>", "exec"), {})
    except ZeroDivisionError as error:
        text = io.StringIO()
        traceback.print_exception(error, file=text)
        "".join(traceback.TracebackException.from_exception(error).format(colorize=True))


def run(text):
    """The exit code of a program that is described in JSON."""
    job = json.loads(text)
    main = _prepare(job)
    try:
        code = _guarded(lambda: _start(job, main))
        if job["flags"]["inspect"] and job["kind"] != "interactive":
            code = _guarded(lambda: _talk(job, main))
    finally:
        last = _finish()
    return last or code


def _prepare(job):
    os.environ.clear()
    os.environ.update(job["environment"])
    machine_here.install(job)
    os.chdir(job["directory"])
    _open_streams(job)
    sys.argv = list(job["arguments"])
    sys.orig_argv = [job["program"], *sys.argv]
    main = types.ModuleType("__main__")
    main.__builtins__ = builtins
    sys.modules["__main__"] = main
    extra = [] if job["flags"]["isolated"] else os.environ.get("PYTHONPATH", "").split(":")
    sys.path[:] = [path for path in (*extra, *sys.path, _PACKAGES) if path]
    if job["flags"]["warnings"]:
        sys.warnoptions = job["flags"]["warnings"]
        import warnings

        warnings._processoptions(sys.warnoptions)
    return main


def _open_streams(job):
    tty = job["isTerminal"]
    raw = job["flags"]["unbuffered"] or bool(os.environ.get("PYTHONUNBUFFERED"))

    def stream(fd, name, mode, errors, lines):
        buffer = io.open(fd, mode + "b", -1 if not raw or fd == 0 else 0, closefd=False)
        text = io.TextIOWrapper(
            buffer,
            encoding="utf-8",
            errors=errors,
            newline="\n" if fd else None,
            line_buffering=lines,
            write_through=raw and fd > 0,
        )
        text.mode = mode
        (buffer.raw if hasattr(buffer, "raw") else buffer).name = name
        return text

    sys.stdin = sys.__stdin__ = stream(0, "<stdin>", "r", "strict", False)
    sys.stdout = sys.__stdout__ = stream(1, "<stdout>", "w", "strict", tty["output"])
    sys.stderr = sys.__stderr__ = stream(2, "<stderr>", "w", "backslashreplace", True)


def _start(job, main):
    kind, what = job["kind"], job["what"]
    if kind == "command":
        sys.path.insert(0, "")
        linecache.cache["<string>"] = (len(what), None, what.splitlines(True), "<string>")
        return _execute(what, "<string>", main)
    if kind == "module":
        import runpy

        sys.path.insert(0, os.getcwd())
        runpy._run_module_as_main(what)
        return 0
    if kind == "file":
        return _run_file(job, main)
    if kind == "input":
        sys.path.insert(0, "")
        return _execute(sys.stdin.buffer.read(), "<stdin>", main)
    sys.path.insert(0, "")
    return _talk(job, main)


def _run_file(job, main):
    path = os.path.join(os.getcwd(), job["what"])
    if os.path.isdir(path):
        if not os.path.isfile(os.path.join(path, "__main__.py")):
            return _fail(job, f"can't find '__main__' module in {path!r}", 1)
        import runpy

        sys.path.insert(0, path)
        runpy._run_module_as_main("__main__", False)
        return 0
    try:
        with open(path, "rb") as file:
            source = file.read()
    except OSError as error:
        return _fail(job, f"can't open file {path!r}: [Errno {error.errno}] {error.strerror}", 2)
    sys.path.insert(0, os.path.dirname(os.path.realpath(path)))
    main.__file__ = path
    main.__cached__ = None
    from importlib.machinery import SourceFileLoader

    main.__loader__ = SourceFileLoader("__main__", path)
    return _execute(source, path, main)


def _fail(job, message, code):
    sys.stderr.write(f"{job['program']}: {message}\n")
    return code


def _execute(source, name, main):
    try:
        if isinstance(source, bytes):
            _check_encoding(source, name)
        code = compile(source, name, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise error.with_traceback(None)
    exec(code, main.__dict__)


def _check_encoding(source, name):
    import tokenize

    if b"\0" in source:
        return
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    except SyntaxError:
        encoding = "utf-8"
    if encoding not in ("utf-8", "utf-8-sig"):
        return
    for number, line in enumerate(source.splitlines(), 1):
        try:
            line.decode()
        except UnicodeDecodeError as error:
            raise SyntaxError(
                f"Non-UTF-8 code starting with '\\x{line[error.start]:02x}' in file {name} on line {number}, "
                "but no encoding declared; see https://peps.python.org/pep-0263/ for details"
            ) from None


def _talk(job, main):
    import machine_console

    return machine_console.talk(job, main)


def _guarded(action):
    try:
        return action() or 0
    except SystemExit as end:
        return _exit_code(end)
    except BaseException as error:
        _flush(sys.stdout)
        sys.last_exc = error
        sys.last_type, sys.last_value, sys.last_traceback = type(error), error, error.__traceback__
        try:
            sys.excepthook(type(error), error, error.__traceback__)
        except SystemExit as end:
            return _exit_code(end)
        except BaseException as second:
            sys.stderr.write("Error in sys.excepthook:\n")
            sys.__excepthook__(type(second), second, second.__traceback__)
            sys.stderr.write("\nOriginal exception was:\n")
            sys.__excepthook__(type(error), error, error.__traceback__)
        return 130 if isinstance(error, KeyboardInterrupt) else 1


def _exit_code(end):
    if end.code is None:
        return 0
    if isinstance(end.code, int):
        return end.code & 255
    _flush(sys.stdout)
    sys.stderr.write(f"{end.code}\n")
    return 1


def _finish():
    code = 0
    try:
        atexit._run_exitfuncs()
    except BaseException:
        pass
    try:
        if sys.stdout is not None and not getattr(sys.stdout, "closed", True):
            sys.stdout.flush()
    except BaseException as error:
        code = 120
        sys.stderr.write("Exception ignored while flushing sys.stdout:\n")
        sys.__excepthook__(type(error), error, None)
    _flush(sys.stderr)
    return code


def _flush(stream):
    try:
        stream.flush()
    except BaseException:
        pass
