"""What happened to a ticket, one row a step, never changed: the truth that the clocks are counted from."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from repairs.models.ticket import Ticket


class EventKind(models.TextChoices):
    REPORTED = "reported", _("reported")
    ASSIGNED = "assigned", _("dispatched")
    OFFERED = "offered", _("offered")
    ACCEPTED = "accepted", _("accepted by the technician")
    DECLINED = "declined", _("declined by the technician")
    EXPIRED = "expired", _("not answered in time")
    PASSED_ON = "passed_on", _("passed on")
    UNASSIGNED = "unassigned", _("nobody was there to take it")
    ANSWERED = "answered", _("answered by the team")
    ADDED = "added", _("added to by who asked")
    NOTED = "noted", _("internal note")
    PAUSED = "paused", _("clock paused")
    RESUMED = "resumed", _("clock goes on")
    URGENCY_CHANGED = "urgency_changed", _("urgency changed")
    CATEGORY_CHANGED = "category_changed", _("category changed")
    PROMISED = "promised", _("asker told a date")
    EXTENSION_ASKED = "extension_asked", _("more time asked for")
    EXTENSION_AGREED = "extension_agreed", _("more time agreed to")
    EXTENSION_REFUSED = "extension_refused", _("more time refused")
    HANDED_OFF = "handed_off", _("handed to a contractor")
    ON_WAY = "on_way", _("contractor on the way")
    CAME_BACK = "came_back", _("came back from the contractor")
    PART_USED = "part_used", _("part used")
    PART_BACK = "part_back", _("part taken back")
    CONTINGENCY = "contingency", _("contingency plan opened")
    SAFETY_DONE = "safety_done", _("made safe")
    STARTED = "started", _("repair begun")
    RESOLVED = "resolved", _("repaired")
    CONFIRMED = "confirmed", _("confirmed by who asked")
    CLOSED = "closed", _("ticket closed")
    REOPENED = "reopened", _("ticket opened again")
    CANCELLED = "cancelled", _("ticket cancelled")
    MERGED = "merged", _("merged into another ticket")
    UNMERGED = "unmerged", _("merge undone")
    FOLLOWED = "followed", _("followed by a colleague")
    RATED = "rated", _("rated")


# What nobody learns by the status link: the team's own matters.
INTERNAL = frozenset({EventKind.NOTED, EventKind.OFFERED, EventKind.DECLINED, EventKind.EXPIRED, EventKind.RATED})


class TicketEventQuerySet(models.QuerySet["TicketEvent"]):
    """Every read of the events."""

    def in_order(self) -> Self:
        return self.order_by("pk")

    def public(self) -> Self:
        """What the asker sees."""
        return self.exclude(kind__in=INTERNAL)


class TicketEvent(models.Model):
    """`facts` holds ids, codes and instants (ISO 8601), never a name and never words: it can't be erased."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=EventKind)
    happened_at = models.DateTimeField()
    happened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")  # nobody: a rule
    facts = models.JSONField(default=dict)

    objects = TicketEventQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            pair("ticket_event", "happened"),
            models.CheckConstraint(condition=models.Q(kind__in=EventKind.values), name="ticket_event_kind_known"),
        ]
        indexes = [models.Index(fields=["kind", "happened_at"], name="ticket_event_of_month")]

    def __str__(self) -> str:
        return str(EventKind(self.kind).label)
