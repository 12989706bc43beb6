"""Redis is killed and flushed under a running product: no request fails, no notice is lost, and it recovers by itself."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from kombu.exceptions import OperationalError
from redis import Redis
from redis.exceptions import ConnectionError

from frontdesk.celery import app
from frontdesk.outbox.tasks import deliver_owed
from frontdesk.scene_names import PASSWORD
from frontdesk.web.once import new_key
from tests.counts import count
from tests.figures import Figure
from tests.processes import Serve, free_port, staffed, until

TIMES = count(20, 2)
pytestmark = [pytest.mark.service, pytest.mark.skipif(not shutil.which("redis-server"), reason="needs the redis-server program")]


@contextmanager
def redis_on(port: int, folder: Path) -> Iterator[subprocess.Popen]:
    process = subprocess.Popen(
        ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)], stdout=subprocess.DEVNULL
    )
    try:
        assert until(lambda: answers(port), 10)
        yield process
    finally:
        process.kill()
        process.wait()


def answers(port: int) -> bool:
    with Redis(port=port) as redis:
        try:
            return bool(redis.ping())
        except ConnectionError:
            return False


def log_in(serve: Serve) -> requests.Session:
    session = requests.Session()
    page = session.get(f"{serve.address}/accounts/login/")
    token = session.cookies["frontdesk_csrf"]
    answer = session.post(page.url, {"login": "rita", "password": PASSWORD, "csrfmiddlewaretoken": token}, allow_redirects=False)
    assert answer.status_code == 302, answer.status_code
    return session


def walk_in(serve: Serve, session: requests.Session, name: str, host: str) -> requests.Response:
    """Somebody is registered at the desk; the host has e-mail, so a notice waits for a worker."""
    given = {"name": name, "phone": "13800001234", "host": host, "purpose": "meeting", "language": "zh-hans", "once": new_key()}
    token = {"csrfmiddlewaretoken": session.cookies["frontdesk_csrf"]}
    return session.post(f"{serve.address}/visitors/visits/walk-in/", {**given, **token}, allow_redirects=False, timeout=15)


def mails_of(serve: Serve, name: str) -> tuple[int, int]:
    """How many mails of this visitor's arrival stand in the outbox, and how many went out."""
    with sqlite3.connect(serve.var / "frontdesk.sqlite3") as database:
        query = (
            "SELECT count(*), count(sent_at) FROM outbox_notice WHERE kind = 'visitors.visit_arrived' AND channel = 'mail' AND data LIKE ?"
        )
        return tuple(database.execute(query, [f"%{name}%"]).fetchone())


def test_no_request_fails_and_nothing_is_lost(tmp_path: Path, figure: Figure) -> None:
    port = free_port()
    with Serve(staffed(tmp_path / "var"), FRONTDESK_BROKER_URL=f"redis://127.0.0.1:{port}/0") as serve:
        names = []
        with redis_on(port, tmp_path):
            serve.wait_until_up()
            session = log_in(serve)
        for number in range(TIMES):
            names.append(f"test{number}a")
            assert walk_in(serve, session, names[-1], "安然").status_code in (302, 303)  # Redis is dead
            with redis_on(port, tmp_path):
                names.append(f"test{number}b")
                assert walk_in(serve, session, names[-1], "安然").status_code in (302, 303)
                with Redis(port=port) as redis:
                    redis.flushall()
        with redis_on(port, tmp_path):
            assert until(lambda: all(mails_of(serve, name) == (1, 1) for name in names), 150), [mails_of(serve, name) for name in names]
    figure(f"Redis killed {TIMES} times and flushed {TIMES} times: {len(names)} of {len(names)} requests answered and delivered")


def test_who_rings_while_redis_is_gone_tries_once_and_does_not_wait(monkeypatch: pytest.MonkeyPatch, loopback: None) -> None:
    tried = []
    connection = app.connection_for_write(f"redis://127.0.0.1:{free_port()}/0")
    transport = type(connection.transport)
    establish = transport.establish_connection
    monkeypatch.setattr(transport, "establish_connection", lambda self: tried.append(1) or establish(self))

    with pytest.raises(OperationalError):
        deliver_owed.apply_async(["mail"], retry=False, connection=connection)

    assert len(tried) == 1
