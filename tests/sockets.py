"""No test talks to a machine it did not start: connecting is refused, to loopback too unless a test asks for it."""

import socket
from ipaddress import ip_address
from typing import Any

from django.conf import settings


class SocketsAreOff(RuntimeError):
    """Not an OSError: product code that forgives a lost connection must not forgive this."""


class Guard:
    """Stands in for `socket.connect`; `loopback` is set while a test that starts a server runs."""

    def __init__(self) -> None:
        self.loopback = False
        # A broker on Redis is part of such a run; every test may ring it.
        self.broker = settings.CELERY_BROKER_URL.startswith("redis")
        self.connect, self.connect_ex = socket.socket.connect, socket.socket.connect_ex

    def install(self) -> None:
        guard = self

        def connect(self: socket.socket, address: Any) -> None:
            guard.ask(self, address)
            guard.connect(self, address)

        def connect_ex(self: socket.socket, address: Any) -> int:
            guard.ask(self, address)
            return guard.connect_ex(self, address)

        socket.socket.connect, socket.socket.connect_ex = connect, connect_ex  # type: ignore[method-assign]

    def remove(self) -> None:
        socket.socket.connect, socket.socket.connect_ex = self.connect, self.connect_ex  # type: ignore[method-assign]

    def ask(self, connecting: socket.socket, address: Any) -> None:
        if connecting.family not in {socket.AF_INET, socket.AF_INET6}:
            return
        if not (_is_loopback(str(address[0])) and (self.loopback or self.broker)):
            raise SocketsAreOff(f"a test may not connect to {address}; one that starts a server there asks for the fixture `loopback`")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
