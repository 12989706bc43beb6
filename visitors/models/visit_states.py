"""Why somebody comes, by which door they were announced, and how a visit stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Purpose(models.TextChoices):
    MEETING = "meeting", _("Meeting")
    INTERVIEW = "interview", _("Interview")
    MAINTENANCE = "maintenance", _("Maintenance")
    TOUR = "tour", _("Tour")
    DELIVERY = "delivery", _("Delivery")
    OTHER = "other", _("Other")


class Door(models.TextChoices):
    """How the visit came into the book."""

    HOST = "host", _("the host")
    CALL = "call", _("a phone call")
    MAIL = "mail", _("a mail")
    PAGE = "page", _("the public page")
    SHEET = "sheet", _("a group list")
    PASS = "pass", _("a recurring pass")
    KIOSK = "kiosk", _("the kiosk")
    DESK = "desk", pgettext_lazy("door", "the desk")
    MEETING = "meeting", _("a meeting they are invited to")


class IdentityProof(models.TextChoices):
    """By what the desk knew who it was; no number is needed."""

    ID_CARD = "id_card", _("identity card")
    PASSPORT = "passport", _("passport")
    LICENCE = "licence", _("driving licence")
    BUSINESS_CARD = "business_card", _("business card")
    WORK_PASS = "work_pass", _("work pass")
    KNOWN = "known", _("known to the desk")


class State(models.TextChoices):
    REQUESTED = "requested", _("awaiting approval")
    EXPECTED = "expected", _("expected")
    WAITING = "waiting", _("waiting")
    ON_SITE = "on_site", _("on site")
    OUT = "out", _("stepped out")
    LEFT = "left", _("left")
    TURNED_AWAY = "turned_away", _("turned away")
    CANCELLED = "cancelled", _("cancelled")
    DECLINED = "declined", _("declined")
