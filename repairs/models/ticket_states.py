"""How urgent a fault is, which emergencies there are, and how a ticket stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Urgency(models.TextChoices):
    LOW = "low", pgettext_lazy("urgency", "low")
    NORMAL = "normal", pgettext_lazy("urgency", "normal")
    HIGH = "high", pgettext_lazy("urgency", "high")
    EMERGENCY = "emergency", pgettext_lazy("urgency", "emergency")


class Emergency(models.TextChoices):
    """The only ones there are: whoever reports chooses one of them, and no other fault is an emergency."""

    WATER = "water", _("water is coming out")
    POWER = "power", _("power is out or sparks")
    FIRE = "fire", _("fire or smoke")
    TRAPPED = "trapped", _("somebody is trapped")
    SECURITY = "security", _("a door or lock leaves the house open")


class Cause(models.TextChoices):
    """Why it broke, as whoever repaired it found: what recurring faults are told apart by."""

    WEAR = "wear", pgettext_lazy("cause of a fault", "wear and tear")
    PART = "part", pgettext_lazy("cause of a fault", "a part was faulty")
    USE = "use", pgettext_lazy("cause of a fault", "handled wrongly")
    INSTALLATION = "installation", pgettext_lazy("cause of a fault", "installed or set up wrongly")
    SUPPLY = "supply", pgettext_lazy("cause of a fault", "water, power or network from outside")
    NOTHING = "nothing", pgettext_lazy("cause of a fault", "no fault found")
    OTHER = "other", pgettext_lazy("cause of a fault", "something else")


class State(models.TextChoices):
    """Read from the facts of a ticket; the first that holds, from below."""

    REPORTED = "reported", pgettext_lazy("ticket", "reported")
    ACCEPTED = "accepted", pgettext_lazy("ticket", "accepted")
    STARTED = "started", pgettext_lazy("ticket", "being repaired")
    PAUSED = "paused", pgettext_lazy("ticket", "paused")
    RESOLVED = "resolved", pgettext_lazy("ticket", "resolved")
    CLOSED = "closed", pgettext_lazy("ticket", "closed")
    MERGED = "merged", pgettext_lazy("ticket", "merged")
    CANCELLED = "cancelled", pgettext_lazy("ticket", "cancelled")


URGENCY_ORDER = {Urgency.EMERGENCY: 0, Urgency.HIGH: 1, Urgency.NORMAL: 2, Urgency.LOW: 3}  # the most urgent first
