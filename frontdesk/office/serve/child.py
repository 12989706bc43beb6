"""Runs a console command that ends when its parent does: `python -m frontdesk.office.serve.child celery …`.

The parent holds the other end of our standard input. However the parent dies, that pipe closes: we ask
ourselves to end, and a few seconds later end our whole process group, which is ours alone.
"""

import os
import signal
import sys
import threading
import time
import warnings
from importlib.metadata import entry_points
from pkgutil import resolve_name

GRACE = 5  # seconds between asking and ending


def end_with_parent(lifeline: int) -> None:
    """Start the thread that waits for `lifeline` (a file descriptor) to close."""
    threading.Thread(target=_wait, args=(lifeline,), name="lifeline", daemon=True).start()


def _wait(lifeline: int) -> None:
    while os.read(lifeline, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os.killpg(os.getpgid(0), signal.SIGKILL)


def main() -> None:
    # A copy of the pipe: libraries close or replace standard input, and Granian's forked worker needs it too.
    lifeline = os.dup(0)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    end_with_parent(lifeline)
    os.register_at_fork(after_in_child=lambda: end_with_parent(lifeline))
    del sys.argv[0]
    warnings.filterwarnings("ignore", message="You're running the worker with superuser privileges")  # only JSON is read
    (command,) = entry_points(group="console_scripts", name=sys.argv[0])
    sys.exit(resolve_name(command.value.replace(":", "."))())


if __name__ == "__main__":
    main()
