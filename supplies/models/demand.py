"""需求表: what each department needs next month, asked for on the 25th, handed in within three working days."""

from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from frontdesk.facts import pair
from frontdesk.people.models import Absence, Department, Person
from frontdesk.people.permissions import Can
from frontdesk.workdays.months import month_before
from supplies.models.item import Item

PERSON = settings.AUTH_USER_MODEL


class DemandRoundQuerySet(models.QuerySet["DemandRound"]):
    """Every read of the rounds."""

    def visible_to(self, reader: Person) -> Self:
        """A round as a whole is for who buys; a department sees its own form."""
        return self if reader.can(Can.BUY_SUPPLIES) else self.none()

    def running(self) -> Self:
        return self.filter(closed_at__isnull=True)

    def counted(self) -> Self:
        """With how many forms there are, came, came late, and are approved."""
        came = Q(forms__handed_in_at__isnull=False)
        return self.annotate(
            many=Count("forms"),
            came=Count("forms", filter=came),
            late=Count("forms", filter=Q(forms__handed_in_at__gt=models.F("closes_at"))),
            approved=Count("forms", filter=Q(forms__approved_at__isnull=False)),
        )


class DemandRound(models.Model):
    """One month's round. `month` is the first day of the month that the things are for."""

    month = models.DateField(unique=True)
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    budget = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)  # yuan with tax; none: no cap

    # Of rounds that were read `counted`.
    many: int
    came: int
    late: int
    approved: int

    objects = DemandRoundQuerySet.as_manager()

    class Meta:
        ordering = ["-month"]
        constraints = [models.CheckConstraint(condition=Q(month__day=1), name="demand_month_is_its_first_day")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"

    def get_absolute_url(self) -> str:
        return reverse("supplies:round_detail", args=[self.pk])

    def is_running_at(self, now: datetime) -> bool:
        return self.closed_at is None and now < self.closes_at

    @property
    def months_before(self) -> list[date]:
        """The three months before the one that the things are for, the oldest first; the last of them is not over yet."""
        last = month_before(self.month)
        return [month_before(month_before(last)), month_before(last), last]


class DemandFormQuerySet(models.QuerySet["DemandForm"]):
    """Every read of the forms."""

    def visible_to(self, reader: Person) -> Self:
        """Everybody's own department; of a department that one heads, or whose head one stands in for; all for who buys."""
        if reader.can(Can.BUY_SUPPLIES):
            return self
        if not reader.can(Can.USE_OFFICE):
            return self.none()
        covered = Absence.objects.standing().filter(stand_in=reader).values("person")
        heads = Q(department__head=reader) | Q(department__parent__head=reader)
        stands_in = Q(department__head__in=covered) | Q(department__head__stand_in=reader)
        return self.filter(Q(department=reader.department_id) | heads | stands_in)

    def of_department(self, reader: Person) -> Self:
        """One's own department, and those that one heads."""
        return self.filter(Q(department=reader.department_id) | Q(department__head=reader))

    def current(self) -> Self:
        """Of rounds that are still running; and what is owed after the close, until the plan is made."""
        return self.filter(Q(round__closed_at__isnull=True) | Q(handed_in_at__isnull=True, round__plan__isnull=True))

    def counted(self) -> Self:
        """With how many lines of the catalogue and how many special needs there are on each."""
        is_item = Q(lines__item__isnull=False)
        return self.annotate(many=Count("lines", filter=is_item), special=Count("lines", filter=~is_item & Q(lines__isnull=False)))

    def handed_in(self) -> Self:
        return self.filter(handed_in_at__isnull=False)

    def missing(self) -> Self:
        return self.filter(handed_in_at__isnull=True)

    def unapproved(self) -> Self:
        return self.filter(handed_in_at__isnull=False, approved_at__isnull=True)

    def approved(self) -> Self:
        return self.filter(approved_at__isnull=False)

    def full(self) -> Self:
        """With all that a page says of a form."""
        return self.select_related("round", "department__head", "department__parent__head", "handed_in_by", "approved_by")


class DemandForm(models.Model):
    """One department's form. Handed in after `closes_at`: late, and marked so; not agreed to by the head in time: unapproved."""

    round = models.ForeignKey(DemandRound, models.PROTECT, related_name="forms")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(null=True, blank=True)
    handed_in_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=200, blank=True)  # why the head gave it back

    objects = DemandFormQuerySet.as_manager()

    class Meta:
        ordering = ["department_id"]
        constraints = [
            pair("demand_form", "handed_in"),
            pair("demand_form", "approved"),
            models.UniqueConstraint(fields=["round", "department"], name="demand_form_once"),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(handed_in_at__isnull=False), name="demand_approved_after_handed_in"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.department} {self.round}"

    def get_absolute_url(self) -> str:
        return reverse("supplies:demand_detail", args=[self.pk])

    @property
    def state(self) -> str:
        """draft, waiting (for the head) or approved."""
        if self.handed_in_at is None:
            return "draft"
        return "approved" if self.approved_at else "waiting"

    @property
    def state_words(self) -> str:
        """As lists say it; what came late is said beside it."""
        if self.handed_in_at is None:
            return pgettext("demand form", "missing") if self.round.closed_at else pgettext("demand form", "not handed in")
        if self.approved_at:
            return pgettext("demand form", "approved, late") if self.is_late else pgettext("demand form", "approved")
        return pgettext("demand form", "not approved") if self.round.closed_at else pgettext("demand form", "waits for approval")

    @property
    def light(self) -> str:
        """The colour that stands beside the words."""
        if self.handed_in_at is None:
            return "red" if self.round.closed_at else "grey"
        return ("yellow" if self.is_late else "green") if self.approved_at else "yellow"

    @property
    def is_late(self) -> bool:
        return self.handed_in_at is not None and self.handed_in_at > self.round.closes_at

    @property
    def is_missing(self) -> bool:
        """The round is over and nobody handed it in."""
        return self.handed_in_at is None and self.round.closed_at is not None


class DemandLineQuerySet(models.QuerySet["DemandLine"]):
    """Every read of the lines."""

    def of_items(self) -> Self:
        return self.filter(item__isnull=False)

    def special(self) -> Self:
        return self.filter(item__isnull=True)

    def unassessed(self) -> Self:
        return self.special().filter(is_agreed__isnull=True)

    def counted(self) -> Self:
        """What a plan counts: of forms that are handed in and approved; of special needs those that were agreed to."""
        return self.filter(form__approved_at__isnull=False).exclude(item__isnull=True, is_agreed__isnull=True).exclude(is_agreed=False)

    def full(self) -> Self:
        return self.select_related("item__category", "form__department", "form__round", "assessed_by")


class DemandLine(models.Model):
    """An item of the catalogue, or a special need in words, which is assessed by itself for necessity and budget."""

    class Need(models.TextChoices):
        NECESSARY = "necessary", _("necessary")
        COMMON = "common", _("common")
        SPARE = "spare", _("spare")

    form = models.ForeignKey(DemandForm, models.PROTECT, related_name="lines")
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="+")
    special = models.CharField(max_length=120, blank=True)
    quantity = models.PositiveIntegerField()
    need = models.CharField(max_length=10, choices=Need, default=Need.COMMON)
    reason = models.CharField(max_length=200, blank=True)
    estimate = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)  # of a special need, yuan with tax
    used_before = models.JSONField(default=list)  # base units issued to the department in each of the last three months
    assessed_at = models.DateTimeField(null=True, blank=True)
    assessed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    is_agreed = models.BooleanField(null=True, blank=True)
    assessment = models.CharField(max_length=200, blank=True)

    objects = DemandLineQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            pair("demand_line", "assessed"),
            models.UniqueConstraint(fields=["form", "item"], name="demand_item_once"),
            models.CheckConstraint(condition=Q(item__isnull=True) ^ Q(special=""), name="demand_item_or_special"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="demand_of_something"),
            models.CheckConstraint(condition=~Q(need="spare") | ~Q(reason=""), name="demand_spare_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.what} × {self.quantity}"

    @property
    def what(self) -> str:
        """The item, or the special need in its words."""
        return str(self.item) if self.item else self.special

    @property
    def used(self) -> list[tuple[date, int]]:
        """Month and what was used in it, as it stood when the form was handed in."""
        return list(zip(self.form.round.months_before, [*self.used_before, 0, 0, 0][:3], strict=True))
