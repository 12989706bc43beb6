"""A test message: does this channel take what we send?"""

from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from frontdesk.journal import trail
from frontdesk.outbox.channels import CHANNELS
from frontdesk.outbox.channels.addressee import Recipient
from frontdesk.outbox.models import Channel
from frontdesk.outbox.texts import Text
from frontdesk.people import phones
from frontdesk.people.models import Person
from frontdesk.refusal import Refused


@dataclass(frozen=True)
class Answer:
    """What came of a test."""

    channel: Channel
    address: str
    taken: bool
    words: str = ""


def send_test(channel: Channel, *, number: str = "", by: Person, now: datetime) -> Answer:
    """Send one test message now, to the person's own mail address, the number, or the group. Refused without an address.

    It waits for the gateway, so it is never called inside a transaction.
    """
    address = {Channel.MAIL: by.email, Channel.SMS: phones.digits(number)}.get(channel, "")
    if channel == Channel.MAIL and not address:
        raise Refused(_("You have no e-mail address in the address book."), "mail")
    if channel == Channel.SMS and not phones.is_mobile(address):
        raise Refused(_("Write a mobile number, like 138 0000 1234."), "number")
    if channel not in CHANNELS:
        raise Refused(_("There is no such channel."), "channel")
    text = _("Test message of the front desk, sent by %(who)s at %(time)s.") % {
        "who": by,
        "time": f"{timezone.localtime(now):%Y-%m-%d %H:%M:%S}",
    }
    title = _("Test of the front desk")
    try:
        CHANNELS[channel](Recipient(f"test-{token_hex(8)}", address, by.language), Text(title, text, text), [])
        answer = Answer(channel, address, True)
    except Exception as error:  # whatever it is, the manager wants to read it
        answer = Answer(channel, address, False, f"{type(error).__name__}: {error}"[:200])
    kept = phones.masked(address) if channel == Channel.SMS else address  # a number typed here may be anybody's
    told = {
        "channel": channel.value,
        "address": kept,
        "taken": answer.taken,
        "answer": answer.words.replace(address, kept) if address else answer.words,
    }
    trail.record("send_test", subject=by, by=by, at=now, details=told)
    return answer


def is_ready(channel: Channel) -> bool:
    """Is there anything to send by? Mails become files where no server is set."""
    return {Channel.SMS: bool(settings.SMS_URL), Channel.ROBOT: bool(settings.ROBOT_URL)}.get(channel, True)
