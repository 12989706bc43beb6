"""Another program by webhook: the JSON that a kind of notice attaches is posted to the company's own address."""

import requests
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from frontdesk.outbox.channels.addressee import Addressee
from frontdesk.outbox.channels.answers import refusal
from frontdesk.outbox.kinds import Attachment
from frontdesk.outbox.texts import Text

SECONDS = 10


class HookRefused(Exception):
    """The other program did not take it."""


def send(to: Addressee, text: Text, attachments: list[Attachment]) -> None:
    """POST to FRONTDESK_HAND_OFF_URL; the header Idempotency-Key is the notice's own key, so that a second copy is known by it."""
    if not settings.HAND_OFF_URL:
        raise ImproperlyConfigured("FRONTDESK_HAND_OFF_URL is not set")
    headers = {"Content-Type": attachments[0].mime, "Idempotency-Key": f"notice-{to.pk}"}
    try:
        answer = requests.post(settings.HAND_OFF_URL, data=attachments[0].content, headers=headers, timeout=SECONDS, allow_redirects=False)
    except requests.RequestException as error:
        raise HookRefused(type(error).__name__) from None  # the address may hold a key: it is never shown
    if not 200 <= answer.status_code < 300:
        raise HookRefused(refusal(answer) or f"HTTP {answer.status_code}")
    if words := refusal(answer):
        raise HookRefused(words)
