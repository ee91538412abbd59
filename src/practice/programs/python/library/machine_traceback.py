"""Tracebacks as on a server: the machine's own files are no part of a student's program."""

import traceback

FOLDER = "/usr/lib/python3/machine/"


def install():
    walk_positions = traceback._walk_tb_with_full_positions
    walk_tb = traceback.walk_tb
    walk_stack = traceback.walk_stack

    def is_students(frame):
        name = frame.f_code.co_filename
        return not name.startswith(FOLDER) and not name.startswith("/lib/python314.zip/_pyodide/")

    def walk_students_positions(tb):
        return (item for item in walk_positions(tb) if is_students(item[0]))

    def walk_students_tb(tb):
        return (item for item in walk_tb(tb) if is_students(item[0]))

    def walk_students_stack(f):
        if f is None:
            import sys

            f = sys._getframe(1)
        return (item for item in walk_stack(f) if is_students(item[0]))

    traceback._walk_tb_with_full_positions = walk_students_positions
    traceback.walk_tb = walk_students_tb
    traceback.walk_stack = walk_students_stack
