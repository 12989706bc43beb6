"""SMS gateways and chat robots by Apprise URL (its list of services: WeCom, DingTalk, Feishu, any JSON gateway)."""

from urllib.parse import quote

from apprise import Apprise, NotifyFormat
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from frontdesk.outbox.kinds import Attachment, Text
from frontdesk.outbox.models import Notice


class GatewayRefused(Exception):
    """The gateway did not take the message."""


def _notify(url: str, title: str, body: str) -> None:
    gateway = Apprise()
    if not gateway.add(url):
        raise ImproperlyConfigured("this Apprise address is not understood")
    if not gateway.notify(title=title, body=body, body_format=NotifyFormat.TEXT):
        raise GatewayRefused("the gateway did not take the message")


def send_sms(notice: Notice, text: Text, attachments: list[Attachment]) -> None:
    """The short text to a number: `{to}` in FRONTDESK_SMS_URL is the number, `{id}` the notice's own key."""
    if not settings.SMS_URL:
        raise ImproperlyConfigured("FRONTDESK_SMS_URL is not set")
    url = settings.SMS_URL.replace("{to}", quote(notice.address, safe="")).replace("{id}", str(notice.pk))
    _notify(url, "", text.sms)


def send_robot(notice: Notice, text: Text, attachments: list[Attachment]) -> None:
    """Title and text to the desk's chat group (FRONTDESK_ROBOT_URL)."""
    if not settings.ROBOT_URL:
        raise ImproperlyConfigured("FRONTDESK_ROBOT_URL is not set")
    _notify(settings.ROBOT_URL, text.title, text.body)
