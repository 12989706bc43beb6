"""For tests that run the product as it is run: started processes, watched and ended by the test."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from typing import Self

from django.db import connection

from tests.template import template

ROOT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def until(question: Callable[[], object], seconds: float, *, every: float = 0.1) -> bool:
    """Ask until the answer is true or the time is over; what was answered last."""
    deadline = time.monotonic() + seconds
    while not (answer := question()) and time.monotonic() < deadline:
        time.sleep(every)
    return bool(answer)


def page(address: str) -> tuple[int, str]:
    """Status and text of a page; 0 when nobody answers."""
    try:
        with urllib.request.urlopen(address, timeout=5) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()
    except OSError:
        return 0, ""


def world(var: Path, **more: str) -> dict[str, str]:
    """The environment of a process that works on this test's database, with a folder of its own."""
    name = connection.settings_dict["NAME"]
    database = f"sqlite:///{name}" if connection.vendor == "sqlite" else f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"
    mine = {"DATABASE_URL": database, "FRONTDESK_VAR": str(var), "DJANGO_SETTINGS_MODULE": "frontdesk.settings"}
    return {**os.environ, **mine, **more}


def migrated(var: Path) -> Path:
    """A var folder with a database that is up to date and empty, without waiting for the migrations."""
    var.mkdir(exist_ok=True)
    copyfile(template(), var / "frontdesk.sqlite3")
    return var


def manage(var: Path, *command: str) -> None:
    """Run a command of `manage.py` on the database of this var folder."""
    mine = {"FRONTDESK_VAR": str(var), "DATABASE_URL": f"sqlite:///{var / 'frontdesk.sqlite3'}"}
    here = {**os.environ, **mine, "DJANGO_SETTINGS_MODULE": "frontdesk.settings"}
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=here, check=True, capture_output=True)


def staffed(var: Path) -> Path:
    """The same with the people of the demo company and none of their months."""
    names = "from random import Random; from django.utils import timezone; from frontdesk.scene import Scene"
    stage = "from frontdesk.office.demo.company import people_the_stage as people; people(Scene(Random(1), timezone.now(), 'small'))"
    manage(migrated(var), "shell", "--no-imports", "-c", f"{names}; {stage}")
    return var


@contextmanager
def module(name: str, *flags: str, world: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """`python -m name flags` until the end of the block; then killed with -9 if it still runs."""
    command = [sys.executable, "-W", "ignore", "-m", name, *flags]
    process = subprocess.Popen(command, env=world, cwd=ROOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def group_of(pid: int) -> set[int]:
    """Every living process of a session, found by `ps` as on any Unix."""
    rows = subprocess.run(["ps", "-A", "-o", "pid=,pgid=,stat="], capture_output=True, text=True, check=True).stdout.splitlines()
    return {int(row.split()[0]) for row in rows if int(row.split()[1]) == pid and not row.split()[2].startswith("Z")}


class Serve:
    """`manage.py serve` with a var folder of its own; ended with everything it started, whatever the test did."""

    def __init__(self, var: Path, *options: str, **world: str):
        """A `var` that is there is taken as it is."""
        self.var, self.port, self.world = var, free_port(), world
        self.address = f"http://127.0.0.1:{self.port}"
        self.options = options
        self.groups: set[int] = set()

    def __enter__(self) -> Self:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("FRONTDESK_", "DJANGO_", "PYTEST_"))}
        self.output = self.var / "output.txt"
        self.var.mkdir(parents=True, exist_ok=True)
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a suite in the background of a script would hand that on to `serve`
            signal.signal(signal.SIGINT, signal.default_int_handler)
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve", "--port", str(self.port), *self.options],
                cwd=ROOT,
                env={
                    **inherited,
                    "FRONTDESK_VAR": str(self.var),
                    "DATABASE_URL": f"sqlite:///{self.var / 'frontdesk.sqlite3'}",
                    **self.world,
                },
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return self

    def __exit__(self, *error: object) -> None:
        try:
            self.children()
        finally:
            for group in {self.process.pid, *self.groups}:
                try:
                    os.killpg(group, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            self.process.wait()

    def said(self) -> str:
        return self.output.read_text()

    def children(self) -> dict[str, int]:
        """The process ids of web, worker and beat; their groups are remembered so that the test can prove them gone."""
        rows = subprocess.run(["ps", "-Aww", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout.splitlines()
        found = {}
        for row in rows:
            pid, parent, command = row.split(maxsplit=2)
            if int(parent) == self.process.pid and "serve.child" in command:
                name = next(name for word, name in ((" granian ", "web"), (" worker ", "worker"), (" beat ", "beat")) if word in command)
                found[name] = int(pid)
        self.groups |= set(found.values())
        return found

    def alive(self) -> set[int]:
        """What still lives of everything ever seen by `children`."""
        return set().union(*(group_of(group) for group in self.groups))

    def wait_until_up(self) -> dict[str, int]:
        assert until(lambda: page(f"{self.address}/healthz")[0] == 200, 180), self.said()  # a busy machine is slow, not wrong
        assert until(lambda: set(self.children()) == {"web", "worker", "beat"}, 20), self.said()
        return self.children()
