"""A call 来电 to the desk: who called, what about, for whom, and what became of it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.facts import pair
from frontdesk.people import phones
from frontdesk.people.names import normal
from frontdesk.people.permissions import Can

if TYPE_CHECKING:
    from frontdesk.people.models import Person


class CallQuerySet(models.QuerySet["Call"]):
    def visible_to(self, person: "Person") -> "CallQuerySet":
        """Whom it concerns, who stands in for them, their head, the heads of the departments it went to, who took it, and the desk."""
        if not person.can(Can.USE_OFFICE):
            return self.none()
        if person.can(Can.TAKE_MESSAGES):
            return self
        theirs = Q(person=person) | Q(person__stand_in=person) | Q(person__department__head=person)
        return self.filter(theirs | Q(department__head=person) | Q(handed_to__head=person) | Q(taken_by=person))

    def matching(self, text: str) -> "CallQuerySet":
        """By the caller's name, company or number, whom it concerns, or a word of it."""
        asked = Q(name__icontains=text) | Q(company__icontains=text) | Q(words__icontains=text) | Q(person__name_key__contains=normal(text))
        digits = phones.digits(text)
        return self.filter(asked | Q(phone__endswith=digits) if len(digits) >= 4 else asked)

    def counted(self) -> "CallQuerySet":
        """All but those that were written down by mistake."""
        return self.filter(voided_at__isnull=True)

    def began_between(self, begin: datetime, end: datetime) -> "CallQuerySet":
        return self.counted().filter(began_at__gte=begin, began_at__lt=end)

    def from_number(self, number: str) -> "CallQuerySet":
        """Earlier calls from exactly this number."""
        return self.counted().filter(phone=number, forgotten_at__isnull=True)

    def unsolved(self) -> "CallQuerySet":
        """Put through with the wish to know whether it was solved, and nobody has said yes."""
        return self.counted().filter(asks_if_solved=True, solved_at__isnull=True, forgotten_at__isnull=True)

    def handed_on(self) -> "CallQuerySet":
        """New customers who were handed on to sales."""
        return self.counted().filter(is_new_customer=True)


class Call(models.Model):
    class About(models.TextChoices):
        QUESTION = "question", _("question")
        BUSINESS = "business", pgettext_lazy("what a call is about", "order, business")
        APPOINTMENT = "appointment", _("appointment")
        SERVICE = "service", _("after-sales")
        SUPPLIER = "supplier", pgettext_lazy("what a call is about", "supplier")
        APPLICANT = "applicant", _("application for a job")
        PRIVATE = "private", pgettext_lazy("what a call is about", "private")
        ADVERT = "advert", _("advertising")
        OTHER = "other", pgettext_lazy("what a call is about", "something else")

    class Outcome(models.TextChoices):
        ANSWERED = "answered", _("answered at the desk")
        TRANSFERRED = "transferred", _("put through")
        MESSAGE = "message", _("message taken")

    name = models.CharField(max_length=120, blank=True)
    company = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    about = models.CharField(max_length=20, choices=About.choices, default=About.QUESTION)
    words = models.CharField(max_length=1000, blank=True)
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="calls", help_text="whom it concerns, or was put through to"
    )
    department = models.ForeignKey(
        "people.Department", models.PROTECT, null=True, blank=True, related_name="+", help_text="which it concerns, where nobody is named"
    )
    outcome = models.CharField(max_length=20, choices=Outcome.choices, default=Outcome.ANSWERED)
    message = models.OneToOneField("visitors.Message", models.PROTECT, null=True, blank=True, related_name="call")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    taken_at = models.DateTimeField(help_text="when it was written down")
    taken_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    in_three_rings = models.BooleanField(null=True, help_text="answered within three rings; unknown until ticked or imported")
    told_at = models.DateTimeField(null=True, blank=True, help_text="when whoever it concerns was told")
    is_new_customer = models.BooleanField(default=False)
    handed_to = models.ForeignKey(
        "people.Department", models.PROTECT, null=True, blank=True, related_name="+", help_text="which takes up a new customer"
    )
    asks_if_solved = models.BooleanField(default=False, help_text="the desk asks the next working day whether it was solved")
    unsolved_at = models.DateTimeField(null=True, blank=True, help_text="it was last asked, and the answer was no")
    solved_at = models.DateTimeField(null=True, blank=True)
    solved_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    result = models.CharField(max_length=300, blank=True, help_text="what came of it")
    voided_at = models.DateTimeField(null=True, blank=True, help_text="written down by mistake")
    voided_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["began_at"]), models.Index(fields=["phone", "-began_at"])]
        constraints = [
            *(pair("call", fact) for fact in ("taken", "solved", "voided")),
            models.CheckConstraint(condition=Q(ended_at__gte=models.F("began_at")), name="call_ends_after_it_began"),
        ]

    def __str__(self) -> str:
        return self.name or self.company or self.shown_phone or "—"

    def get_absolute_url(self) -> str:
        return reverse("visitors:call_detail", args=[self.pk])

    @property
    def shown_phone(self) -> str:
        return phones.shown(self.phone)
