"""Keeps web server, worker and beat running: starts, restarts, stops, and writes down what they say."""

import http.client
import logging
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import FrameType

TICK = 0.2  # seconds between two looks at the children
STEADY = 3  # seconds after which a started process counts as up
PAUSES = (1, 2, 4, 8, 16, 30)  # seconds before the first, second … restart in a row
PATIENCE = 20  # seconds a child may take to finish what it is doing
LOG_BYTES = 2_000_000
CALM = re.compile(r"\b(DEBUG|INFO|Warm shutdown)\b")
LOUD = re.compile(r"\b(WARNING|ERROR|CRITICAL)\b")


def commands(host: str, port: int) -> dict[str, list[str]]:
    """The three processes as plain command lines; docker-compose.yml has the same."""
    celery = ["celery", "--quiet", "--skip-checks", "-A", "frontdesk.celery"]
    threads = ["--interface", "wsgi", "--workers", "1", "--blocking-threads", "8", "--workers-kill-timeout", "10"]
    lean = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    return {
        "web": ["granian", *threads, "--log-level", "error", "--host", host, "--port", str(port), "frontdesk.wsgi:application"],
        "worker": [*celery, "worker", "--pool", "threads", "--concurrency", "4", "--loglevel", "warning", *lean],
        "beat": [*celery, "beat", "--scheduler", "celery.beat:Scheduler", "--loglevel", "info"],
    }


class Child:
    """One process in its own session, with its log and its record of failures."""

    def __init__(
        self, name: str, command: list[str], *, folder: Path, log: Path, environment: Mapping[str, str], say: Callable[[str], None]
    ):
        self.name, self.command, self.folder, self.log, self.say = name, command, folder, log, say
        self.handler = RotatingFileHandler(log, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8", delay=True)
        self.environment = {**environment, "PYTHONUNBUFFERED": "1"}
        self.process: subprocess.Popen[bytes] | None = None
        self.started = 0.0
        self.failures = 0
        self.pump: threading.Thread | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "frontdesk.office.serve.child", *self.command],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self.started = time.monotonic()
        self.pump = threading.Thread(target=self._write_down, args=(self.process,), daemon=True)
        self.pump.start()

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def steady(self) -> bool:
        return self.running and time.monotonic() - self.started >= STEADY

    def terminate(self) -> None:
        if self.process is not None and self.running:
            self.process.terminate()

    def sweep(self) -> int:
        """End whatever is left of the process group; return the exit code of its leader."""
        assert self.process is not None
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass
        code = self.process.wait()
        assert self.process.stdin is not None
        self.process.stdin.close()
        if self.pump is not None:
            self.pump.join(timeout=2)
        self.process = None
        return code

    def _write_down(self, process: subprocess.Popen[bytes]) -> None:
        """Everything goes to the log file, warnings and what follows them to the terminal too."""
        assert process.stdout is not None
        aloud = True
        with process.stdout as lines:
            for raw in lines:
                line = raw.decode(errors="replace").rstrip()
                self.handler.emit(logging.makeLogRecord({"msg": line}))
                head = line[:80]
                aloud = bool(LOUD.search(head)) or (aloud and not CALM.search(head))
                if aloud and line:
                    self.say(f"{self.name}: {line}")
        self.handler.close()


class Supervisor:
    """Runs the children until a signal asks to stop."""

    def __init__(self, children: list[Child], *, say: Callable[[str], None]):
        self.children = {child.name: child for child in children}
        self.restart_at = dict.fromkeys(self.children, 0.0)
        self.say = say
        self.asked = 0

    def run(self, *, ready: Callable[[], bool], on_ready: Callable[[], None]) -> None:
        """Return when asked to stop and every child has ended; `on_ready` is called once, when `ready` first holds."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) != signal.SIG_IGN:  # nohup asks to be spared
                signal.signal(number, self._ask)
        waiting = True
        try:
            while not self.asked:
                self.look()
                if waiting and self.children["web"].running and ready():
                    waiting = False
                    on_ready()
                time.sleep(TICK)
        finally:
            self.stop()

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.asked += 1

    def look(self) -> None:
        """One look: start what should run, mourn what ended, keep beat silent while no worker is up."""
        for child in self.children.values():
            if child.process is not None and not child.running:
                self._mourn(child)
            wanted = child.name != "beat" or self.children["worker"].steady
            if child.process is None and wanted and time.monotonic() >= self.restart_at[child.name]:
                child.start()
            elif child.name == "beat" and child.running and not self.children["worker"].running:
                self.say("beat: paused until a worker is up")
                self._end([child])
        for child in self.children.values():
            if child.steady and time.monotonic() - child.started > PAUSES[-1]:
                child.failures = 0

    def _mourn(self, child: Child) -> None:
        code = child.sweep()
        pause = PAUSES[min(child.failures, len(PAUSES) - 1)]
        child.failures += 1
        self.restart_at[child.name] = time.monotonic() + pause
        self.say(f"{child.name}: ended unasked (exit {code}), starting again in {pause} s; see {child.log}")

    def stop(self) -> None:
        """One polite signal each, then patience, then the end. A second Ctrl-C ends the patience."""
        self._end(list(self.children.values()))

    def _end(self, children: list[Child]) -> None:
        for child in children:
            child.terminate()
        deadline, asked = time.monotonic() + PATIENCE, max(self.asked, 1)
        while any(child.running for child in children) and time.monotonic() < deadline and self.asked <= asked:
            time.sleep(TICK / 4)
        for child in children:
            if child.process is not None:
                child.sweep()


def answers(host: str, port: int) -> bool:
    """Whether the web server answers anything at all, within a second."""
    connection = http.client.HTTPConnection(host, port, timeout=1)
    try:
        connection.request("GET", "/healthz")
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True
