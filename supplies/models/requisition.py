"""领用单: what somebody asks for, who agrees, what waits for them in the store."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.people.models import Absence, Department, Person
from frontdesk.people.permissions import Can
from supplies.models.item import Item
from supplies.models.store import Store

PERSON = settings.AUTH_USER_MODEL


class RequisitionQuerySet(models.QuerySet["Requisition"]):
    """Every read of the requisitions."""

    def visible_to(self, reader: Person) -> Self:
        """One's own, those of departments one heads or acts for the head of; who runs the store sees all."""
        if reader.can(Can.RUN_SUPPLIES):
            return self
        mine = Q(asker=reader) | Q(created_by=reader)
        led = Q(department__head=reader) | Q(department__parent__head=reader) | Q(department__head__stand_in=reader)
        since = OuterRef("created_at__date")
        away = Absence.objects.standing().filter(person=OuterRef("department__head"), stand_in=reader, until_on__gte=since)
        return self.filter(mine | led | Exists(away))

    def of_asker(self, person: Person) -> Self:
        return self.filter(asker=person)

    def running(self) -> Self:
        return self.filter(refused_at__isnull=True, withdrawn_at__isnull=True, done_at__isnull=True)

    def awaiting_head(self) -> Self:
        return self.running().filter(approved_at__isnull=True)

    def to_issue(self) -> Self:
        return self.running().filter(approved_at__isnull=False)

    def ready(self) -> Self:
        """Something waits in the store for them."""
        return self.to_issue().filter(Exists(RequisitionLine.objects.filter(requisition=OuterRef("pk"), reserved__gt=0)))

    def by_department(self) -> "QuerySet[Requisition, dict[str, Any]]":
        """For which departments something waits in the store: `many` requisitions, the `oldest` agreed to when; oldest first. One query."""
        waiting = self.ready().order_by().values("department", "department__name", "department__name_en")
        return waiting.annotate(many=Count("pk"), oldest=Min("approved_at")).order_by("oldest", "department")

    def waiting_for_goods(self) -> Self:
        """Agreed to, and not all of it is there."""
        return self.to_issue().filter(Exists(RequisitionLine.objects.short().filter(requisition=OuterRef("pk"))))

    def ended(self) -> Self:
        """Refused or withdrawn."""
        return self.filter(Q(refused_at__isnull=False) | Q(withdrawn_at__isnull=False))

    def matching(self, words: str) -> Self:
        """By number, asker or an item's name."""
        line = RequisitionLine.objects.filter(requisition=OuterRef("pk")).filter(
            Q(item__name__icontains=words) | Q(item__name_en__icontains=words)
        )
        by_asker = Q(asker__in=Person.objects.named_like(words).values("pk"))
        return self.filter(Q(number__icontains=words) | by_asker | Exists(line))


class Requisition(models.Model):
    """领用单. Everyday items are signed for at the counter within quota: such a one is born approved."""

    number = models.CharField(max_length=30, blank=True, db_index=True)
    asker = models.ForeignKey(PERSON, models.PROTECT, related_name="requisitions")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    store = models.ForeignKey(Store, models.PROTECT, related_name="+")
    purpose = models.CharField(_("what for"), max_length=200, blank=True)
    is_at_counter = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)  # every line was handed out or given up
    words = models.CharField(max_length=200, blank=True)

    objects = RequisitionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            *(pair("requisition", fact) for fact in ("approved", "refused", "withdrawn")),
            models.CheckConstraint(condition=Q(approved_at__isnull=True) | Q(refused_at__isnull=True), name="requisition_decided_once"),
        ]

    def __str__(self) -> str:
        return self.number or str(_("requisition"))

    def get_absolute_url(self) -> str:
        return reverse("supplies:requisition_detail", args=[self.pk])

    @property
    def is_running(self) -> bool:
        return self.refused_at is None and self.withdrawn_at is None and self.done_at is None


class RequisitionLineQuerySet(models.QuerySet["RequisitionLine"]):
    """Every read of their lines."""

    def owed(self) -> Self:
        """Approved and not all handed out."""
        running = {"requisition__refused_at": None, "requisition__withdrawn_at": None, "requisition__done_at": None}
        mine = self.filter(**running, requisition__approved_at__isnull=False, given_up_at__isnull=True)
        return mine.filter(approved__gt=F("issued"))

    def short(self) -> Self:
        """Owed, and the store has not enough for them."""
        return self.owed().filter(approved__gt=F("issued") + F("reserved"))

    def to_fetch(self) -> Self:
        """Something of them waits in the store."""
        return self.owed().filter(reserved__gt=0)

    def in_turn(self) -> Self:
        """Who was agreed to first comes first."""
        return self.order_by("requisition__approved_at", "requisition_id", "pk")


class RequisitionLine(models.Model):
    """Base units. `approved`: the head agreed; `reserved`: waits in the store for it; `given_up`: the rest is not wanted any more."""

    requisition = models.ForeignKey(Requisition, models.PROTECT, related_name="lines")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    asked = models.PositiveIntegerField()
    approved = models.PositiveIntegerField(null=True, blank=True)
    reserved = models.PositiveIntegerField(default=0)
    issued = models.PositiveIntegerField(default=0)
    given_up_at = models.DateTimeField(null=True, blank=True)
    given_up_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    instead_of = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="+")  # a substitute for that
    short_at = models.DateTimeField(null=True, blank=True)  # the asker was told that some are missing
    promised_on = models.DateField(null=True, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)  # when what waits in the store for it last grew
    reminded_at = models.DateTimeField(null=True, blank=True)  # the asker was reminded to fetch it

    objects = RequisitionLineQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            pair("requisition_line", "given_up"),
            models.UniqueConstraint(fields=["requisition", "item"], name="requisition_item_once"),
            models.CheckConstraint(condition=Q(asked__gt=0), name="requisition_asks_for_something"),
            models.CheckConstraint(condition=Q(approved__isnull=True) | Q(approved__lte=F("asked")), name="requisition_approved_in_asked"),
            models.CheckConstraint(condition=Q(issued=0) | Q(issued__lte=F("approved")), name="requisition_issued_in_approved"),
        ]

    def __str__(self) -> str:
        return f"{self.item} × {self.asked}"

    @property
    def owed(self) -> int:
        """Approved and not handed out yet."""
        return 0 if self.given_up_at else (self.approved or 0) - self.issued

    @property
    def missing(self) -> int:
        """Owed, and not in the store."""
        return max(self.owed - self.reserved, 0)

    @property
    def is_offer(self) -> bool:
        """A substitute that the asker has not answered to yet."""
        return self.instead_of_id is not None and self.approved is None and self.given_up_at is None
