"""Messages 留言: taken when somebody can't be reached, followed up within a working day."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from frontdesk.journal import trail
from frontdesk.outbox.post import post
from frontdesk.people import phones
from frontdesk.people.models import Person
from frontdesk.refusal import refuse_unless
from frontdesk.search.rows import put
from frontdesk.todos import actions as todos
from visitors.models import Message, Visit
from visitors.notices.message_left import MessageLeft
from visitors.promises.message_followed_up import MessageFollowedUp
from visitors.promises.message_read import MessageRead
from visitors.promises.urgent_message_read import UrgentMessageRead

SEEN = (MessageRead, UrgentMessageRead)


def take(
    *,
    recipient: Person,
    name: str,
    words: str,
    by: Person,
    now: datetime,
    company: str = "",
    phone: str = "",
    is_urgent: bool = False,
    wants_call_back: bool = True,
    best_time: str = "",
    visit: Visit | None = None,
) -> Message:
    """Write a message down and tell whom it is for. Refused: recipient, name, words, phone (a call back needs a number)."""
    refuse_unless(recipient.is_active, _("This colleague has left the company. Choose another."), "recipient")
    refuse_unless(bool(name.strip()), _("Enter the name of the caller."), "name")
    refuse_unless(bool(words.strip()), _("Enter the message."), "words")
    refuse_unless(bool(phone) or not wants_call_back, _("A call back needs a number."), "phone")
    with transaction.atomic():
        message = Message.objects.create(
            recipient=recipient,
            visit=visit,
            name=" ".join(name.split()),
            company=company,
            phone=phones.digits(phone),
            words=words.strip(),
            is_urgent=is_urgent,
            wants_call_back=wants_call_back,
            best_time=best_time,
            taken_at=now,
            taken_by=by,
        )
        trail.record("take_message", subject=message, by=by, at=now, details={"recipient": recipient.pk})
        todos.open(MessageFollowedUp, subject=message, since=now, holder=recipient, by=by, now=now)
        todos.open(UrgentMessageRead if is_urgent else MessageRead, subject=message, since=now, holder=recipient, by=by, now=now)
        put(message)
        _tell(message, by=by, now=now)
    return message


def read(message: Message, *, by: Person, now: datetime) -> bool:
    """Whoever it is for has seen it; False when that was known."""
    with transaction.atomic():
        mine = Message.objects.open().filter(pk=message.pk, read_at__isnull=True).update(read_at=now, read_by=by)
        if mine:
            trail.record("read_message", subject=message, by=by, at=now)
            _seen(message, by=by, now=now)
    return bool(mine)


def follow_up(message: Message, *, by: Person, now: datetime, result: str = "") -> Message:
    """Called back, answered, or nothing was to be done. Refused: done, forgotten."""
    with transaction.atomic():
        held = Message.objects.select_for_update().get(pk=message.pk)
        refuse_unless(held.forgotten_at is None, _("This message was forgotten."), "forgotten")
        refuse_unless(held.followed_up_at is None, _("This message is followed up already."), "done")
        held.followed_up_at, held.followed_up_by, held.result = now, by, result.strip()[:300]
        if held.read_at is None:
            held.read_at, held.read_by = now, by
        held.save(update_fields=["followed_up_at", "followed_up_by", "result", "read_at", "read_by"])
        trail.record("follow_up_message", subject=held, by=by, at=now)
        todos.settle(MessageFollowedUp, subject=held, by=by, now=now)
        _seen(held, by=by, now=now)
        put(held)
    return held


def _seen(message: Message, *, by: Person, now: datetime) -> None:
    for promise in SEEN:
        todos.settle(promise, subject=message, by=by, now=now)


def _tell(message: Message, *, by: Person, now: datetime) -> None:
    with override(message.recipient.language):
        data = {
            "caller": message.name,
            "company": message.company or _("no company"),
            "phone": message.shown_phone or _("no number"),
            "words": message.words,
            "urgent": _("Urgent: ") if message.is_urgent else "",
            "call_back": _call_back(message),
            "taker": str(by),
            "path": message.get_absolute_url(),
        }
    post(MessageLeft, cause=f"message:{message.pk}", to=message.recipient, subject=message, data=data, now=now)


def _call_back(message: Message) -> str:
    """'Please call back, best after 3 pm.'"""
    if not message.wants_call_back:
        return _("No call back is needed.")
    return _("Please call back, best %(time)s.") % {"time": message.best_time} if message.best_time else _("Please call back.")
