"""Fixtures: the product reaches a real mail server and a real gateway, which the test started."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.servers import Gateway, Mailbox, http_gateway, smtp_server


@pytest.fixture
def mailbox(loopback: None, settings: Any) -> Iterator[Mailbox]:
    with smtp_server() as mailbox:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mailbox.port
        yield mailbox


@pytest.fixture
def gateway(loopback: None, settings: Any) -> Iterator[Gateway]:
    with http_gateway() as gateway:
        settings.SMS_URL = f"json://127.0.0.1:{gateway.port}/sms?:to={{to}}&:id={{id}}"
        settings.ROBOT_URL = f"json://127.0.0.1:{gateway.port}/robot"
        yield gateway
