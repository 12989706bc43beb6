"""`serve` runs the whole product and leaves nothing behind, however it ends."""

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.office.serve import supervisor
from frontdesk.office.serve.lock import Lock
from tests.counts import count
from tests.processes import Serve, manage, migrated, page, until

pytestmark = [pytest.mark.usefixtures("loopback"), pytest.mark.once]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A var folder whose database and static files are up to date."""
    var = migrated(tmp_path_factory.mktemp("prepared"))
    manage(var, "prepare")
    return var


@pytest.fixture
def var(prepared: Path, tmp_path: Path) -> Path:
    return shutil.copytree(prepared, tmp_path / "var")


@pytest.fixture
def serve(var: Path) -> Iterator[Serve]:
    with Serve(var) as serve:
        yield serve


def test_from_nothing_it_serves_tells_where_and_ends_cleanly_on_ctrl_c(tmp_path: Path) -> None:
    with Serve(tmp_path / "var") as serve:
        serve.wait_until_up()
        assert page(f"{serve.address}/healthz") == (200, "ok")
        assert until(lambda: f"{serve.address}/" in serve.said(), 10)
        assert len(serve.alive()) == 4  # Granian has a worker process of its own
        os.killpg(serve.process.pid, signal.SIGINT)  # as a terminal sends it
        assert serve.process.wait(timeout=30) == 0
        assert serve.alive() == set()
        assert serve.said().endswith("Stopped.\n")
        assert "Traceback" not in serve.said()


def test_killed_it_takes_everything_with_it(var: Path) -> None:
    for _ in range(count(full=10, small=1)):
        with Serve(var) as serve:
            serve.wait_until_up()
            serve.process.kill()
            serve.process.wait()
            assert until(lambda serve=serve: not serve.alive(), 10), serve.alive()


def test_granians_own_worker_ends_even_when_its_parent_dies_too(serve: Serve) -> None:
    children = serve.wait_until_up()
    for pid in (serve.process.pid, children["web"]):
        os.kill(pid, signal.SIGKILL)
    serve.process.wait()
    assert until(lambda: not serve.alive(), 10), serve.alive()


def test_what_dies_comes_back_and_beat_waits_for_the_worker(serve: Serve) -> None:
    before = serve.wait_until_up()
    os.kill(before["worker"], signal.SIGKILL)
    assert until(lambda: "beat" not in serve.children(), 10)
    os.kill(before["web"], signal.SIGKILL)
    assert until(lambda: set(serve.children()) == {"web", "worker", "beat"}, 20), serve.said()
    assert set(serve.children().values()) & set(before.values()) == set()
    assert until(lambda: page(f"{serve.address}/healthz")[0] == 200, 20), serve.said()
    assert "worker: ended unasked (exit -9), starting again in 1 s" in serve.said()
    assert "beat: paused until a worker is up" in serve.said()
    assert "web: ended unasked (exit -9), starting again in 1 s" in serve.said()


def test_stale_files_of_the_queue_are_thrown_away_at_start(var: Path) -> None:
    queue = var / "queue"
    queue.mkdir(exist_ok=True)
    many = count(20_000, 2_000)
    for number in range(many):
        (queue / f"{number}.celery.msg").write_text("{}")
    with Serve(var) as serve:
        serve.wait_until_up()
        assert f"Emptied the queue folder of {many} stale files." in serve.said()
        assert len(list(queue.iterdir())) < 100


def test_a_second_one_on_the_same_data_is_refused(tmp_path: Path) -> None:
    var = tmp_path / "var"
    var.mkdir()
    with Lock(var / "serve.lock", "process 7 at http://127.0.0.1:8000"), Serve(var) as second:
        assert second.process.wait(timeout=30) == 1
        assert "Frontdesk already runs here (process 7 at http://127.0.0.1:8000)" in second.said()


def test_a_lock_that_was_left_behind_is_taken_and_told(tmp_path: Path) -> None:
    (tmp_path / "serve.lock").write_text("process 7, which was killed")
    with Lock(tmp_path / "serve.lock", "process 8") as lock:
        assert lock.left_behind
    with Lock(tmp_path / "serve.lock", "process 9") as lock:
        assert not lock.left_behind


def test_a_taken_port_is_refused_with_the_way_out(tmp_path: Path) -> None:
    serve = Serve(tmp_path / "var")
    with socket.create_server(("127.0.0.1", serve.port)), serve:
        assert serve.process.wait(timeout=30) == 1
        assert f"Port {serve.port} cannot be used" in serve.said()
        assert "PORT=9000 make run" in serve.said()


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("2026-11-23 09:00:00,000 INFO    celery.beat: Scheduler: Sending due task timed.look", False),
        ("2026-11-23 09:00:00,000 WARNING outbox: no answer from the mail server", True),
        ("Traceback (most recent call last):", True),
        ("worker: Warm shutdown (MainProcess)", False),
    ],
)
def test_the_terminal_stays_calm_and_the_log_holds_everything(tmp_path: Path, line: str, shown: bool) -> None:
    said: list[str] = []
    child = supervisor.Child("beat", [], folder=tmp_path, log=tmp_path / "beat.log", environment=os.environ, say=said.append)
    with subprocess.Popen(["echo", line], stdout=subprocess.PIPE) as process:
        child._write_down(process)
    assert said == ([f"beat: {line}"] if shown else [])
    assert (tmp_path / "beat.log").read_text() == f"{line}\n"
