"""The words of rooms and bookings."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Rights(models.TextChoices):
    """Who may book a room."""

    OPEN = "open", pgettext_lazy("who may book a room", "everybody")
    ASK = "ask", pgettext_lazy("who may book a room", "everybody, and the office agrees")
    OFFICE = "office", pgettext_lazy("who may book a room", "the office only")


class Kind(models.TextChoices):
    """What a room is held for."""

    MEETING = "meeting", pgettext_lazy("what a room is held for", "meeting")
    BLOCK = "block", pgettext_lazy("what a room is held for", "closed")
    OFFER = "offer", pgettext_lazy("what a room is held for", "kept for who waited")


class Outcome(models.TextChoices):
    """Why a booking holds its room no more."""

    CANCELLED = "cancelled", pgettext_lazy("a booking", "cancelled")
    DECLINED = "declined", pgettext_lazy("a booking", "declined")
    NO_SHOW = "no-show", pgettext_lazy("a booking", "nobody came")
    RUN_OUT = "run-out", pgettext_lazy("a booking", "not taken up in time")


class Equipment(models.TextChoices):
    """What a room has besides seats."""

    SCREEN = "screen", pgettext_lazy("in a meeting room", "screen")
    PROJECTOR = "projector", pgettext_lazy("in a meeting room", "projector")
    VIDEO = "video", pgettext_lazy("in a meeting room", "video meetings")
    PHONE = "phone", pgettext_lazy("in a meeting room", "conference phone")
    SOUND = "sound", pgettext_lazy("in a meeting room", "loudspeakers and microphones")
    WHITEBOARD = "whiteboard", pgettext_lazy("in a meeting room", "whiteboard")


class Layout(models.TextChoices):
    """How the tables of a room may stand."""

    TABLE = "table", pgettext_lazy("how tables stand", "round one table")
    U_SHAPE = "u-shape", pgettext_lazy("how tables stand", "in a U")
    CLASSROOM = "classroom", pgettext_lazy("how tables stand", "classroom")
    THEATRE = "theatre", pgettext_lazy("how tables stand", "rows of chairs")
    SOFAS = "sofas", pgettext_lazy("how tables stand", "sofas")


class Reply(models.TextChoices):
    """What who is invited answers (RFC 5545, PARTSTAT)."""

    ACCEPTED = "accepted", pgettext_lazy("an invitation", "comes")
    TENTATIVE = "tentative", pgettext_lazy("an invitation", "perhaps")
    DECLINED = "declined", pgettext_lazy("an invitation", "does not come")


class TeaEvery(models.IntegerChoices):
    """How often tea is served where it is not as usual in the house."""

    HALF_HOUR = 30, pgettext_lazy("tea", "every 30 minutes")
    NEVER = 0, pgettext_lazy("tea", "none")
