"""A test that forgets to say whom it talks to is stopped."""

import socket

import pytest

from tests.sockets import SocketsAreOff


@pytest.fixture
def listening():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()


def test_loopback_is_refused_unless_asked_for(listening, guard, monkeypatch) -> None:
    monkeypatch.setattr(guard, "broker", False)
    with pytest.raises(SocketsAreOff), socket.socket() as client:
        client.connect(listening)


def test_a_test_that_asks_may_talk_to_its_own_server(listening, loopback) -> None:
    with socket.create_connection(listening) as client:
        assert client.getpeername() == listening


def test_other_machines_are_refused_in_any_case(loopback) -> None:
    with pytest.raises(SocketsAreOff), socket.socket() as client:
        client.connect(("192.0.2.1", 80))
