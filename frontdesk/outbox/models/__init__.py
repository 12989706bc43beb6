"""Records of the outbox: the notices, how people want to hear of them, and the company's own words."""

from frontdesk.outbox.models.manner import Manner, Mute, Quiet
from frontdesk.outbox.models.notice import Channel, Notice, NoticeQuerySet
from frontdesk.outbox.models.own_text import OwnText

__all__ = ["Channel", "Manner", "Mute", "Notice", "NoticeQuerySet", "OwnText", "Quiet"]
