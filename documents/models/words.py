"""The words of a document: where it came from, how secret and how urgent it is, how a step of sign-off goes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Register(models.TextChoices):
    """Which book it stands in; each has numbers of its own."""

    INCOMING = "incoming", _("incoming")
    CONFIDENTIAL = "confidential", _("confidential incoming")
    OUTGOING = "outgoing", _("outgoing")


class Level(models.IntegerChoices):
    """The company's own levels, after SASAC's rules on trade secrets (2010). State secrets do not belong in here: see `is_paper_only`."""

    PUBLIC = 0, pgettext_lazy("secrecy level", "public")
    INTERNAL = 1, pgettext_lazy("secrecy level", "internal")
    CONFIDENTIAL = 2, pgettext_lazy("secrecy level", "confidential")
    SECRET = 3, pgettext_lazy("secrecy level", "core secret")


class Channel(models.TextChoices):
    POST = "post", pgettext_lazy("channel", "post")
    COURIER = "courier", pgettext_lazy("channel", "courier")
    MAIL = "mail", pgettext_lazy("channel", "e-mail")
    FAX = "fax", pgettext_lazy("channel", "fax")
    HAND = "hand", pgettext_lazy("channel", "by hand")


class Urgency(models.TextChoices):
    NORMAL = "normal", pgettext_lazy("urgency of a document", "ordinary")
    URGENT = "urgent", pgettext_lazy("urgency of a document", "urgent")


class Mode(models.TextChoices):
    """How many of a step's signers must agree."""

    ORDERED = "ordered", _("one after the other")
    ALL = "all", _("all of them")
    ANY = "any", _("any one of them")
    SOME = "some", _("so many of them")


class Refusal(models.TextChoices):
    """What a refusal does to its step."""

    STOP = "stop", _("the first refusal ends the sign-off")
    BACK = "back", _("the first refusal sends it back")
    COLLECT = "collect", _("everybody answers before it is counted")


class Turn(models.TextChoices):
    """How a circulation goes to its readers."""

    AT_ONCE = "at-once", pgettext_lazy("circulation", "all at once")
    IN_TURN = "in-turn", pgettext_lazy("circulation", "one after the other")


class Decision(models.TextChoices):
    """What became of one signer's question."""

    AGREED = "agreed", pgettext_lazy("sign-off", "agreed")
    REFUSED = "refused", pgettext_lazy("sign-off", "refused")
    RETURNED = "returned", pgettext_lazy("sign-off", "returned")
    TRANSFERRED = "transferred", pgettext_lazy("sign-off", "handed to another")
    SPARED = "spared", pgettext_lazy("sign-off", "not needed any more")


class Outcome(models.TextChoices):
    """How a step or a whole sign-off ended."""

    PASSED = "passed", pgettext_lazy("sign-off", "passed")
    REFUSED = "refused", pgettext_lazy("sign-off", "refused")
    RETURNED = "returned", pgettext_lazy("sign-off", "returned")
    WITHDRAWN = "withdrawn", pgettext_lazy("sign-off", "withdrawn")
