"""会议: what people meet about; where and when is a booking."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.facts import pair
from frontdesk.people.models import Person
from meetings.models.series import Series, new_uid
from meetings.models.words import Outcome, TeaEvery
from visitors.models import Visit

PERSON = settings.AUTH_USER_MODEL


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Every read of the meetings."""

    def with_minutes(self) -> Self:
        """Of which minutes are written."""
        return self.filter(wants_minutes=True)

    def waiting(self) -> Self:
        """Asked for, and the office has not answered."""
        return self.filter(asked_at__isnull=False, agreed_at__isnull=True, declined_at__isnull=True)

    def left_by_visit(self, now: datetime) -> Self:
        """For a visit that moved, ended or was taken back since the room was held for it."""
        gone = Q(visit__cancelled_at__isnull=False) | Q(visit__declined_at__isnull=False) | Q(visit__turned_away_at__isnull=False)
        elsewhere = gone | ~Q(visit__expected_at=F("bookings__begins_at"))
        given_up = Q(bookings__outcome=Outcome.CANCELLED, bookings__ended_by__isnull=True) & ~gone
        rows = self.filter(visit__isnull=False, visit__arrived_at__isnull=True, bookings__begins_at__gt=now)
        return rows.filter(Q(bookings__ended_at__isnull=True) & elsewhere | given_up).select_related("visit__host").distinct()


class Meeting(models.Model):
    subject = models.CharField(pgettext_lazy("a meeting", "subject"), max_length=120)
    is_confidential = models.BooleanField(
        _("confidential"), default=False, help_text="the subject is seen by those who are in it, and nobody else"
    )
    organiser = models.ForeignKey(PERSON, models.PROTECT, related_name="meetings_organised")
    people = models.PositiveSmallIntegerField(_("people"), default=2)
    needs = models.JSONField(_("equipment"), default=list, blank=True, help_text="values of Equipment, in their order")
    is_served = models.BooleanField(_("the office prepares the room"), default=False)
    tea_every = models.PositiveSmallIntegerField(_("tea"), null=True, blank=True, choices=TeaEvery, help_text="None: as usual in the house")
    wants_warning = models.BooleanField(_("told before its end"), default=False, help_text="also when nobody has the room next")
    wants_minutes = models.BooleanField(_("minutes are written"), default=False)
    to_bring = models.CharField(_("things to bring"), max_length=300, blank=True)
    papers_until = models.DateTimeField(null=True, blank=True, help_text="until then agenda points and papers are called in")
    papers_called_at = models.DateTimeField(null=True, blank=True)
    papers_called_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    chair = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+", db_index=False, help_text="nobody named: the organiser"
    )
    minute_taker = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+", db_index=False, help_text="the same")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True, help_text="in a room that the office agrees to")
    service_asked_at = models.DateTimeField(null=True, blank=True, help_text="preparation was ordered when the room was booked already")
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    declined_because = models.CharField(max_length=200, blank=True)
    not_prepared_because = models.CharField(max_length=200, blank=True, help_text="preparation alone was ordered and declined")

    visit = models.OneToOneField(Visit, models.PROTECT, null=True, blank=True, related_name="+", help_text="the room is held for it")

    series = models.ForeignKey(Series, models.PROTECT, null=True, blank=True, related_name="meetings")
    uid = models.CharField(max_length=36, default=new_uid, editable=False, help_text="for calendars; of a series that of the series")
    sequence = models.PositiveIntegerField(default=0, help_text="how often calendars were told anew (RFC 5545, SEQUENCE)")
    occurs_on = models.DateField(null=True, blank=True, help_text="of a series: the date of the rule, also when it was moved to another")
    changed_alone_at = models.DateTimeField(null=True, blank=True, help_text="of a series: from then on it goes its own way")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            *(pair("meeting", fact) for fact in ("made", "agreed", "declined", "papers_called")),
            models.UniqueConstraint(fields=["series", "occurs_on"], name="meeting_once_a_date_of_its_series"),
            models.CheckConstraint(
                condition=Q(series__isnull=True, occurs_on__isnull=True) | Q(series__isnull=False, occurs_on__isnull=False),
                name="meeting_of_a_series_has_its_date",
            ),
            models.CheckConstraint(condition=Q(people__gte=1), name="meeting_of_somebody"),
            models.CheckConstraint(condition=Q(tea_every__isnull=True) | Q(tea_every__in=TeaEvery.values), name="meeting_tea_known"),
            models.CheckConstraint(condition=Q(agreed_at__isnull=True) | Q(declined_at__isnull=True), name="meeting_agreed_or_declined"),
            models.CheckConstraint(
                condition=Q(declined_at__isnull=True, declined_because="") | Q(declined_at__isnull=False) & ~Q(declined_because=""),
                name="meeting_declined_with_a_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["asked_at"],
                condition=Q(asked_at__isnull=False, agreed_at__isnull=True, declined_at__isnull=True),
                name="meeting_waiting",
            ),
            models.Index(fields=["made_at"], condition=Q(wants_minutes=True), name="meeting_with_minutes"),
            models.Index(fields=["papers_until"], condition=Q(papers_until__isnull=False), name="meeting_with_papers"),
            *(  # of the few that name somebody: an index of all would tell the planner that a person leads most of them
                models.Index(fields=[who], condition=Q(**{f"{who}__isnull": False}), name=f"meeting_by_{who}")
                for who in ("chair", "minute_taker")
            ),
        ]

    def __str__(self) -> str:
        return f"meeting {self.pk}"

    def get_absolute_url(self) -> str:
        """What came of it, for who takes part: where its recordings and notes lie."""
        return reverse("meetings:minutes_page", args=[self.pk])

    @property
    def event_uid(self) -> str:
        return self.series.uid if self.series else self.uid

    @property
    def is_waiting(self) -> bool:
        return self.asked_at is not None and self.agreed_at is None and self.declined_at is None

    @property
    def asks_for_service_alone(self) -> bool:
        """The room is theirs whatever the office answers: it is asked to prepare it, and nothing else."""
        return self.is_waiting and self.service_asked_at == self.asked_at

    def is_arranged_by(self, person: Person) -> bool:
        """Who organises it, and who booked it for them."""
        return person.pk in (self.organiser_id, self.made_by_id)

    def is_written_by(self, person: Person) -> bool:
        """Who may write its minutes."""
        return person.pk in (self.organiser_id, self.chair_id, self.minute_taker_id)

    def names(self, person: Person) -> bool:
        """Who has a part in it without being invited."""
        return self.is_arranged_by(person) or self.is_written_by(person)

    @property
    def led_by(self) -> Person:
        return self.chair or self.organiser

    @property
    def noted_by(self) -> Person:
        return self.minute_taker or self.organiser
