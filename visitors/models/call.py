"""A call 来电 to the desk: who called, what about, for whom, and what became of it."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.facts import pair
from frontdesk.people import phones
from frontdesk.people.models import Department, Person
from frontdesk.people.names import normal
from frontdesk.people.permissions import Can
from frontdesk.search.finding import held_by, records_with

END = 4  # digits of a number that its search row has apart


def of_theirs(person: Person) -> Q:
    """Of people: themselves, whom they stand in for, and whose head they are."""
    return Q(pk=person.pk) | Q(stand_in=person) | Q(department__head=person)


class CallQuerySet(models.QuerySet["Call"]):
    def visible_to(self, person: Person) -> "CallQuerySet":
        """Whom it concerns, who stands in for them, their head, the heads of the departments it went to, who took it, and the desk."""
        if not person.can(Can.USE_OFFICE):
            return self.none()
        if person.can(Can.TAKE_MESSAGES):
            return self
        return self.filter(pk__in=self._of(person))

    def _of(self, person: Person) -> "models.QuerySet":
        """The ids of those they have to do with, each way by an index of its own."""
        rows, theirs = self.model._default_manager.values_list("pk", flat=True), Person.objects.filter(of_theirs(person)).values("pk")
        headed = Department.objects.filter(head=person).values("pk")
        ways = (rows.filter(department__in=headed), rows.filter(handed_to__in=headed), rows.filter(taken_by=person))
        return rows.filter(person__in=theirs).union(*ways)

    def matching(self, text: str) -> "CallQuerySet":
        """By the caller's name, company or number or its end, whom it concerns, or a word of it."""
        rows, digits = self.model._default_manager, phones.digits(text)
        ways = [rows.filter(person__in=Person.objects.named_like(text).values("pk"))] if normal(text) else []
        if len(digits) >= END:
            ways.append(rows.filter(phone__endswith=digits, pk__in=records_with(self.model, digits[-END:])))
        return held_by(self, text, *ways)

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
        indexes = [
            models.Index(fields=["began_at"]),
            models.Index(fields=["phone", "-began_at"]),
            models.Index(fields=["outcome", "began_at"], name="visitors_call_outcome"),
            models.Index(fields=["began_at"], condition=Q(asks_if_solved=True, solved_at__isnull=True), name="visitors_call_unsolved"),
            models.Index(fields=["began_at"], condition=Q(is_new_customer=True), name="visitors_call_customer"),
        ]
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
