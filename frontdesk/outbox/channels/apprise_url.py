"""SMS gateways and chat robots by Apprise URL (its list of services: WeCom, DingTalk, Feishu, any JSON gateway)."""

import base64
import hashlib
import hmac
import time
from functools import partial
from urllib.parse import quote

from apprise import Apprise, NotifyFormat
from apprise.plugins.base import NotifyBase
from apprise.plugins.dingtalk import NotifyDingTalk
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from frontdesk.outbox.channels.addressee import Addressee
from frontdesk.outbox.channels.answers import listening
from frontdesk.outbox.kinds import Attachment
from frontdesk.outbox.merging import brief
from frontdesk.outbox.texts import Text

ROBOT_BYTES = 2000  # WeCom takes 2,048 in a text message, the others more


class GatewayRefused(Exception):
    """The gateway did not take the message."""


def dingtalk_sign(robot: NotifyDingTalk) -> tuple[str, str]:
    """Time and sign as `requests` wants them, not encoded: Apprise 2.2 encodes twice, which DingTalk answers with "sign not match"."""
    timestamp = str(round(time.time() * 1000))
    digest = hmac.new(robot.secret.encode(), f"{timestamp}\n{robot.secret}".encode(), hashlib.sha256).digest()
    return timestamp, base64.b64encode(digest).decode()


def _gateway(url: str) -> NotifyBase:
    plugin = Apprise.instantiate(url)
    if plugin is None:
        raise ImproperlyConfigured("this Apprise address is not understood")
    if isinstance(plugin, NotifyDingTalk):
        vars(plugin)["get_signature"] = partial(dingtalk_sign, plugin)
    return plugin


def _notify(url: str, title: str, body: str) -> None:
    plugin = _gateway(url)
    with listening(plugin) as refusals:
        taken = plugin.notify(title=title, body=body, body_format=NotifyFormat.TEXT)
    if refusals or not taken:
        raise GatewayRefused("; ".join(refusals) or "the gateway did not take the message")


def send_sms(to: Addressee, text: Text, attachments: list[Attachment]) -> None:
    """The short text to a number: `{to}` in FRONTDESK_SMS_URL is the number, `{id}` the notice's own key."""
    if not settings.SMS_URL:
        raise ImproperlyConfigured("FRONTDESK_SMS_URL is not set")
    url = settings.SMS_URL.replace("{to}", quote(to.address, safe="")).replace("{id}", str(to.pk))
    _notify(url, "", text.sms)


def send_robot(to: Addressee, text: Text, attachments: list[Attachment]) -> None:
    """Title and text to the desk's chat group (FRONTDESK_ROBOT_URL), cut at what the smallest service takes."""
    if not settings.ROBOT_URL:
        raise ImproperlyConfigured("FRONTDESK_ROBOT_URL is not set")
    room = ROBOT_BYTES - len(text.title.encode())
    _notify(settings.ROBOT_URL, text.title, cut(brief(text), room))


def cut(text: str, most: int) -> str:
    """At most so many bytes of UTF-8, never half a character."""
    raw = text.encode()
    return text if len(raw) <= most else raw[: max(most - 3, 0)].decode(errors="ignore") + "…"
