import os
import socket
import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from frontdesk.office import welcome
from frontdesk.office.serve.lock import AlreadyServing, Lock
from frontdesk.office.serve.prepare import empty_queue, prepare
from frontdesk.office.serve.supervisor import PATIENCE, Child, Supervisor, answers, commands


class Command(BaseCommand):
    help = "Run web server, worker and beat on this machine until Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000), help="8000 or PORT")
        parser.add_argument(
            "--host",
            default=os.environ.get("FRONTDESK_HOST") or "127.0.0.1",
            help="127.0.0.1 or FRONTDESK_HOST; 0.0.0.0 lets other devices in",
        )
        parser.add_argument("--demo", action="store_true", help="load the demo company into an empty database first")

    def handle(self, *args: Any, port: int, host: str, demo: bool, **options: Any) -> None:
        settings.VAR.mkdir(parents=True, exist_ok=True)
        seen = "127.0.0.1" if host in {"0.0.0.0", "::"} else host
        base_url = f"http://{seen}:{port}"
        try:
            with Lock(settings.VAR / "serve.lock", f"process {os.getpid()} at {base_url}") as lock:
                self._wait_for_port(host, port, patience=PATIENCE if lock.left_behind else 0)
                self._serve(host, port, seen, base_url, demo=demo)
        except AlreadyServing as other:
            raise CommandError(f"Frontdesk already runs here ({other}). Stop it first; its data is in {settings.VAR}.") from None
        except KeyboardInterrupt:
            self.say("Stopped before it started.")

    def _wait_for_port(self, host: str, port: int, *, patience: float) -> None:
        """Refuse a taken port; children of a killed serve get the time they need to end."""
        deadline = time.monotonic() + patience
        while True:
            try:
                socket.create_server((host, port)).close()
                return
            except OSError as error:
                if time.monotonic() >= deadline:
                    raise CommandError(f"Port {port} cannot be used ({error.strerror}). Another one: PORT=9000 make run") from None
            time.sleep(0.2)

    def _serve(self, host: str, port: int, seen: str, base_url: str, *, demo: bool) -> None:
        prepare(self.say)
        if demo:
            call_command("demo", if_empty=True)
        stale = empty_queue()
        if stale > 100:  # a few are of every day
            self.say(f"Emptied the queue folder of {stale} stale files.")
        logs = settings.VAR / "log"
        logs.mkdir(exist_ok=True)
        environment = {"FRONTDESK_BASE_URL": base_url, **os.environ}
        children = [
            Child(name, command, folder=settings.BASE_DIR, log=logs / f"{name}.log", environment=environment, say=self.say)
            for name, command in commands(host, port).items()
        ]
        said = welcome.lines(environment["FRONTDESK_BASE_URL"].rstrip("/"))
        connections.close_all()
        Supervisor(children, say=self.say).run(ready=lambda: answers(seen, port), on_ready=lambda: self._welcome(said))
        self.say("Stopped.")

    def _welcome(self, said: list[str]) -> None:
        self.say("\n".join(["", *said, "", "Ctrl-C stops everything.", ""]))

    def say(self, line: str) -> None:
        """Print now; a terminal that went away is no reason to fall over."""
        try:
            self.stdout.write(line)
            self.stdout.flush()
        except OSError:
            pass
