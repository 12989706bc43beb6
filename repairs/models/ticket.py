"""报修单: a fault, from the report to the rating. Its clocks follow from its events (finding/clock.py); due columns keep the answer."""

import secrets
from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.limits.models import Version
from frontdesk.places.models import Place
from repairs.models.category import Category
from repairs.models.team import Team
from repairs.models.thing import Thing
from repairs.models.ticket_queries import OPEN, RUNNING, TicketQuerySet
from repairs.models.ticket_states import Cause, Emergency, State, Urgency

PERSON = settings.AUTH_USER_MODEL
FACTS = ("assigned", "accepted", "started", "resolved", "confirmed", "closed", "cancelled", "merged", "contingency")


def new_salt() -> str:
    return secrets.token_hex(16)


class Ticket(models.Model):
    number = models.CharField(max_length=30, blank=True, db_index=True)
    client_id = models.UUIDField(default=uuid4, help_text="drawn where it was typed: sent twice it is one report")
    asker = models.ForeignKey(PERSON, models.PROTECT, related_name="tickets")
    reported_for = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    reported_at = models.DateTimeField()
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    thing = models.ForeignKey(Thing, models.PROTECT, null=True, blank=True, related_name="tickets")
    category = models.ForeignKey(Category, models.PROTECT, related_name="tickets")
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency, default=Urgency.NORMAL)
    emergency = models.CharField(max_length=10, choices=Emergency, blank=True)
    words = models.TextField(_("what is wrong"), max_length=2000, blank=True)
    salt = models.CharField(max_length=32, default=new_salt, editable=False, help_text="half of the status link")
    version = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, related_name="+", help_text="targets it was opened under")
    cycle = models.PositiveSmallIntegerField(default=1, help_text="raised when it is opened again")

    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="tickets")
    assigned_to = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="repairs")
    assigned_at = models.DateTimeField(null=True, blank=True)
    assigned_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")  # nobody: dispatched by itself
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField(null=True, blank=True)
    started_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    done = models.TextField(_("what was done"), max_length=2000, blank=True)
    cause = models.CharField(_("cause"), max_length=20, choices=Cause, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")  # nobody: closed by itself
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    cancelled_because = models.CharField(max_length=200, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    merged_at = models.DateTimeField(null=True, blank=True)
    merged_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    contingency_at = models.DateTimeField(null=True, blank=True, help_text="the contingency plan of a network fault was opened")
    contingency_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    contingency = models.CharField(max_length=500, blank=True)
    promised_on = models.DateField(null=True, blank=True, help_text="the day that the asker was told: bought or repaired outside")

    # Kept answers of the clock, written by `steps.step` and when the calendar changes.
    responded_at = models.DateTimeField(null=True, blank=True)
    response_due_at = models.DateTimeField(null=True, blank=True)
    solution_due_at = models.DateTimeField(null=True, blank=True)  # none: no limit
    paused_until = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    # Of tickets that were read `counted`; `begun_before`; `with_moments` and `with_asked`, for the queue.
    many_followers: int
    begun_at: datetime
    yellow_at: datetime | None
    due_key: datetime
    many_asked: int
    asked_name: str
    asked_name_en: str
    asks_reader: bool
    is_of_reader_s_team: bool

    objects = TicketQuerySet.as_manager()

    class Meta:
        ordering = ["-reported_at", "-pk"]
        constraints = [
            *(pair("ticket", fact) for fact in FACTS),
            models.UniqueConstraint(fields=["asker", "client_id"], name="ticket_reported_once"),
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="ticket_number_once"),
            models.CheckConstraint(condition=Q(urgency__in=Urgency.values), name="ticket_urgency_known"),
            models.CheckConstraint(
                condition=Q(urgency=Urgency.EMERGENCY, emergency__in=Emergency.values) | ~Q(urgency=Urgency.EMERGENCY) & Q(emergency=""),
                name="ticket_emergency_is_one_of_the_list",
            ),
            models.CheckConstraint(
                condition=Q(assigned_to__isnull=True) | Q(assigned_at__isnull=False), name="ticket_assigned_with_moment"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(assigned_to__isnull=False), name="ticket_accepted_by_somebody"
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True, merged_at__isnull=True) | Q(merged_into__isnull=False, merged_at__isnull=False),
                name="ticket_merged_into_another_at_a_moment",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="ticket_not_merged_into_itself"),
            models.CheckConstraint(condition=Q(confirmed_at__isnull=True) | Q(resolved_at__isnull=False), name="ticket_confirmed_resolved"),
            models.CheckConstraint(condition=Q(closed_at__isnull=True) | Q(resolved_at__isnull=False), name="ticket_closed_is_resolved"),
            models.CheckConstraint(condition=Q(cause="") | Q(cause__in=Cause.values), name="ticket_cause_known"),
            models.CheckConstraint(condition=Q(cycle__gte=1), name="ticket_cycle_from_one"),
        ]
        indexes = [
            models.Index(fields=["-reported_at"], name="ticket_newest"),
            models.Index(fields=["asker", "-reported_at"], name="ticket_of_asker"),
            models.Index(fields=["urgency", "solution_due_at"], condition=RUNNING, name="ticket_running"),
            models.Index(fields=["assigned_to", "urgency"], condition=RUNNING, name="ticket_work"),
            models.Index(fields=["team", "urgency"], condition=RUNNING, name="ticket_of_team"),
            models.Index(fields=["place", "category"], condition=OPEN, name="ticket_open_at_place"),
            models.Index(fields=["resolved_at"], condition=OPEN & Q(resolved_at__isnull=False), name="ticket_unconfirmed"),
            models.Index(fields=["reported_for"], condition=Q(reported_for__isnull=False), name="ticket_for_a_colleague"),
            models.Index(fields=["-responded_at"], condition=Q(responded_at__isnull=False), name="ticket_answered"),
            models.Index(fields=["-resolved_at"], condition=Q(resolved_at__isnull=False), name="ticket_repaired"),
            models.Index(fields=["assigned_to", "-resolved_at"], condition=Q(resolved_at__isnull=False), name="ticket_last_of_person"),
            models.Index(fields=["place", "-resolved_at"], name="ticket_faults_of_place"),
            models.Index(fields=["thing", "-resolved_at"], condition=Q(thing__isnull=False), name="ticket_faults_of_thing"),
        ]

    def __str__(self) -> str:
        return self.number or str(_("repair ticket"))

    def get_absolute_url(self) -> str:
        return reverse("repairs:ticket_detail", args=[self.number])

    @property
    def is_over(self) -> bool:
        """Closed, cancelled or merged."""
        return bool(self.closed_at or self.cancelled_at or self.merged_at)

    @property
    def is_running(self) -> bool:
        """Not repaired yet, and still wanted."""
        return not self.is_over and self.resolved_at is None

    @property
    def is_emergency(self) -> bool:
        return self.urgency == Urgency.EMERGENCY

    @property
    def state(self) -> State:
        """How it stands, read from its facts; a running pause is one too."""
        return next(state for state, holds in self._states() if holds)

    def _states(self) -> list[tuple[State, object]]:
        return [
            (State.CANCELLED, self.cancelled_at),
            (State.MERGED, self.merged_at),
            (State.CLOSED, self.closed_at),
            (State.RESOLVED, self.resolved_at),
            (State.PAUSED, self.paused_until),
            (State.STARTED, self.started_at),
            (State.ACCEPTED, self.accepted_at),
            (State.REPORTED, True),
        ]


class SafetyTick(models.Model):
    """Somebody did a step for safety before the repair: the sign stands, the chair is gone."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="safety_ticks")
    step = models.ForeignKey("repairs.SafetyStep", models.PROTECT, related_name="+")
    ticked_at = models.DateTimeField()
    ticked_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["ticket", "step"], name="safety_step_ticked_once")]

    def __str__(self) -> str:
        return str(self.step)
