"""docker-compose.yml describes processes that exist, and that run just so without containers."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

from frontdesk.office.serve import supervisor
from tests.processes import ROOT, free_port, page, until

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {name: shlex.split(service["command"]) for name, service in SERVICES.items() if "build" in service}


def test_the_processes_of_an_organisation_are_named() -> None:
    assert set(SERVICES) == {"prepare", "web", "worker", "beat", "postgres", "redis"}
    assert set(OURS) == {"prepare", "web", "worker", "beat"}


@pytest.mark.parametrize("name", OURS)
def test_every_command_exists(name: str) -> None:
    program, *words = OURS[name]
    assert shutil.which(program, path=str(Path(sys.executable).parent))
    if program == "python":
        assert words[0] == "manage.py"
        assert words[1] in get_commands()


def test_worker_and_beat_are_the_same_as_on_one_machine() -> None:
    here = supervisor.commands("127.0.0.1", 8000)
    assert {name: OURS[name] for name in ("worker", "beat")} == {name: here[name] for name in ("worker", "beat")}
    assert OURS["web"][-1] == here["web"][-1]


def test_every_volume_and_dependency_is_declared() -> None:
    used = {volume.split(":")[0] for service in SERVICES.values() for volume in service.get("volumes", [])}
    assert used == set(COMPOSE["volumes"])
    for service in SERVICES.values():
        assert set(service.get("depends_on", {})) <= set(SERVICES)


def test_every_variable_of_our_containers_is_explained_in_the_example() -> None:
    explained = (ROOT / ".env.example").read_text()
    assert [name for name in SERVICES["web"]["environment"] if f"#{name}=" not in explained] == []


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A database of its own beside the one of the tests; the broker of the run."""
    url = urlsplit(os.environ["DATABASE_URL"])
    name = f"frontdesk_compose_{os.getpid()}"
    with psycopg.connect(url._replace(path="/postgres").geturl(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield {
            **{key: value for key, value in os.environ.items() if not key.startswith(("DJANGO_", "PYTEST_"))},
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "DATABASE_URL": url._replace(path=f"/{name}").geturl(),
            "FRONTDESK_BROKER_URL": settings.CELERY_BROKER_URL,
            "FRONTDESK_VAR": str(tmp_path),
        }
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.service
def test_the_same_processes_become_ready_without_containers(environment: dict[str, str]) -> None:
    port = str(free_port())
    subprocess.run(OURS["prepare"], cwd=ROOT, env=environment, check=True, timeout=300)
    with ExitStack() as stack:
        for name in ("web", "worker", "beat"):
            command = [port if word == "8000" else word for word in OURS[name]]
            process = stack.enter_context(subprocess.Popen(command, cwd=ROOT, env=environment))
            stack.callback(process.terminate)
        address = f"http://127.0.0.1:{port}"
        assert until(lambda: page(f"{address}/healthz") == (200, "ok"), 30)
        # Beat is seen when the first rule has looked at the world: within a minute of its start.
        assert until(lambda: page(f"{address}/readyz")[0] == 200, 120, every=2), page(f"{address}/readyz")
