"""A pass for somebody who comes again and again: on which weekdays, from when, until when. Each day is a visit of its own."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from frontdesk.facts import pair
from frontdesk.people import names, phones
from frontdesk.people.permissions import Can
from visitors.models.visit_states import Purpose

if TYPE_CHECKING:
    from frontdesk.people.models import Person


class RecurringPassQuerySet(models.QuerySet["RecurringPass"]):
    def visible_to(self, person: "Person") -> "RecurringPassQuerySet":
        """Host, creator, and whoever sees all visits."""
        if not person.can(Can.USE_OFFICE):
            return self.none()
        return self if person.can(Can.SEE_ALL_VISITS) else self.filter(Q(host=person) | Q(created_by=person) | Q(host__stand_in=person))

    def alive(self, day: date) -> "RecurringPassQuerySet":
        """Neither ended nor run out."""
        return self.filter(ended_at__isnull=True, forgotten_at__isnull=True, until_on__gte=day)

    def good_on(self, day: date) -> "RecurringPassQuerySet":
        """Valid on this day: within its dates, on one of its weekdays, not ended."""
        return self.alive(day).filter(from_on__lte=day, weekdays__contains=str(day.isoweekday()))

    def matching(self, text: str) -> "RecurringPassQuerySet":
        """By name, pinyin or initials, company, host or the end of a phone number."""
        key = names.normal(text)
        asked = Q(name_key__contains=key) | Q(spellings__contains=f" {key}") | Q(company__icontains=text.strip())
        if key.isdigit() and len(key) >= 4:
            asked |= Q(phone__endswith=key)
        return self.filter(asked | Q(host__name_key__contains=key))


LONGEST = timedelta(days=366)  # from the first day to the last


class RecurringPass(models.Model):
    name = models.CharField(max_length=120)
    name_key = models.CharField(max_length=120, editable=False)
    spellings = models.CharField(max_length=600, editable=False, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    company = models.CharField(max_length=120, blank=True)
    plate = models.CharField(max_length=12, blank=True)
    purpose = models.CharField(max_length=20, choices=Purpose.choices, default=Purpose.MAINTENANCE)
    visitor_type = models.ForeignKey("visitors.VisitorType", models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    place = models.CharField(max_length=80, blank=True)
    language = models.CharField(max_length=10, default="zh-hans")
    host = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    weekdays = models.CharField(max_length=7, help_text="ISO weekdays as digits: 135 is Monday, Wednesday, Friday")
    comes_at = models.TimeField(help_text="in the office's time zone")
    from_on = models.DateField()
    until_on = models.DateField()
    created_at = models.DateTimeField()
    created_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = RecurringPassQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("recurring", "created"),
            pair("recurring", "ended"),
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="recurring_until_after_from"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("visitors:recurring_detail", args=[self.pk])

    @property
    def days_in_words(self) -> str:
        """'Monday, Wednesday and Friday'."""
        days = [str(WEEKDAYS[int(digit) - 1]) for digit in self.weekdays]
        if len(days) < 2:
            return "".join(days)
        return _("%(days)s and %(last)s") % {"days": _(", ").join(days[:-1]), "last": days[-1]}

    def is_due_on(self, day: date) -> bool:
        """One of its weekdays, within its dates; whether the office is open is another question."""
        return self.from_on <= day <= self.until_on and str(day.isoweekday()) in self.weekdays

    @property
    def shown_phone(self) -> str:
        return phones.shown(self.phone)
