"""Documents with sensible defaults, registered by the real action."""

from typing import Any

from documents.actions.registering import register
from documents.models import Channel, Document
from frontdesk.people.models import Person
from tests.moments import MONDAY_9AM


def registered(by: Person, **values: Any) -> Document:
    """An ordinary incoming document, at nine on Monday unless `now` says otherwise."""
    now, files, seen = values.pop("now", MONDAY_9AM), values.pop("files", ()), values.pop("twin_seen", True)
    usual = {"subject": "关于消防检查的通知", "source": "街道办事处", "channel": Channel.POST, "received_at": now}
    return register({**usual, **values}, by=by, now=now, files=files, twin_seen=seen)
