"""The prompt of python3."""

import codeop
import linecache
import os
import sys

import machine

_HISTORY = ".python_history"
_LONGEST_HISTORY = 1000


def talk(job, main):
    """Reads, runs and prints until the end of the input; the exit code."""
    if job["kind"] == "interactive" and not job["flags"]["quiet"]:
        sys.stderr.write(
            f"Python {sys.version.split(' [')[0]} [WebAssembly] on linux\n"
            'Type "help", "copyright", "credits" or "license" for more information.\n'
        )
    sys.ps1 = getattr(sys, "ps1", ">>> ")
    sys.ps2 = getattr(sys, "ps2", "... ")
    return _Console(job, main).run()


class _Console:
    def __init__(self, job, main):
        self.main = main
        self.has_editor = job["isTerminal"]["input"] and job["isTerminal"]["output"]
        self.history = _read_history() if self.has_editor else []
        self.old = len(self.history)
        self.waiting = []
        self.count = 0

    def run(self):
        compiler = codeop.CommandCompiler()
        lines = []
        try:
            while True:
                try:
                    line = self.read(str(sys.ps2 if lines else sys.ps1))
                    if not line:
                        if self.has_editor or lines:
                            sys.stderr.write("\n")
                        if not lines:
                            return 0
                        line = "\n"
                    lines.append(line.rstrip("\n"))
                    if self.evaluate(compiler, lines):
                        lines = []
                except KeyboardInterrupt:
                    lines = []
                    self.waiting = []
                    sys.stderr.write("KeyboardInterrupt\n")
        finally:
            if self.has_editor:
                _keep_history(self.history[self.old :])

    def read(self, prompt):
        if self.waiting:
            line = self.waiting.pop(0)
            sys.stdout.write(prompt + line)
            return line
        sys.stdout.flush()
        if not self.has_editor:
            sys.stdout.write(prompt)
            sys.stdout.flush()
            return sys.stdin.readline()
        text = machine.read_line(prompt, self.history)
        if not text:
            return ""
        first, *self.waiting = text.splitlines(True)
        if text.strip() and self.history[-1:] != [text.rstrip("\n")]:
            self.history.append(text.rstrip("\n"))
        return first

    def evaluate(self, compiler, lines):
        """Runs what was typed if it is whole."""
        source = "\n".join(lines)
        if source in ("exit", "quit") and source not in vars(self.main):
            raise SystemExit
        name = f"<python-input-{self.count}>"
        try:
            code = compiler(source, name, "single")
        except (SyntaxError, ValueError, OverflowError) as error:
            self.remember(name, source)
            _show(error.with_traceback(None))
            return True
        if code is None:
            return False
        self.remember(name, source)
        try:
            exec(code, self.main.__dict__)
        except SystemExit:
            raise
        except BaseException as error:
            _show(error)
        return True

    def remember(self, name, source):
        linecache.cache[name] = (len(source), None, (source + "\n").splitlines(True), name)
        self.count += 1


def _show(error):
    sys.stdout.flush()
    sys.last_exc = error
    sys.last_type, sys.last_value, sys.last_traceback = type(error), error, error.__traceback__
    if isinstance(error, KeyboardInterrupt):
        sys.stderr.write("\n")
    sys.excepthook(type(error), error, error.__traceback__)


def _history_file():
    return os.environ.get("PYTHON_HISTORY") or os.path.join(os.path.expanduser("~"), _HISTORY)


def _read_history():
    try:
        with open(_history_file(), encoding="utf-8", errors="replace") as file:
            return [line for line in file.read().splitlines() if line][-_LONGEST_HISTORY:]
    except OSError:
        return []


def _keep_history(lines):
    if not lines:
        return
    try:
        with open(_history_file(), "a", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for text in lines for line in text.splitlines())
    except OSError:
        pass
