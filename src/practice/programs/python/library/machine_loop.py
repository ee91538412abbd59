"""asyncio's event loop where there are no sockets to wait for: it runs what is due, and sleeps."""

import asyncio

import machine


class MachineLoop(asyncio.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = _Clock()

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass


class _Clock:
    def select(self, timeout=None):
        if timeout is None:
            # Nothing is due and nothing can come: only Ctrl-C ends this, as on a server.
            while True:
                machine.sleep(3600)
        if timeout > 0:
            machine.sleep(timeout)
        return []

    def close(self):
        pass


class _Policy(asyncio.events._AbstractEventLoopPolicy):
    def __init__(self):
        self._loop = None

    def get_event_loop(self):
        if self._loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return self._loop

    def set_event_loop(self, loop):
        self._loop = loop

    def new_event_loop(self):
        return MachineLoop()


def install():
    """In the place of pyodide's, which waits for a browser."""
    from pyodide import webloop

    asyncio.run = webloop._orig_run
    asyncio.events._set_running_loop(None)
    asyncio.events._set_event_loop_policy(_Policy())
