"""Outside firms and the building's management: what they were handed, when it came back, at what cost."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.places.models.named import Named, NamedQuerySet
from repairs.models.category import Category
from repairs.models.team import Team
from repairs.models.ticket import Ticket, new_salt

PERSON = settings.AUTH_USER_MODEL


class ContractorQuerySet(NamedQuerySet):
    """Every read of the contractors."""

    def matching(self, words: str) -> Self:
        """By a part of either name, of the contact's, or of the phone number."""
        fields = ("name", "name_en", "contact", "phone")
        return self.filter(Q(*[(f"{field}__icontains", words) for field in fields], _connector=Q.OR))

    def visible_to(self, reader: Person) -> Self:
        """Who repairs, leads or keeps the lists."""
        may = (Can.WORK_ON_REPAIRS, Can.LEAD_REPAIRS, Can.KEEP_REPAIRS)
        return self if any(reader.can(what) for what in may) else self.none()


class Contractor(Named):
    contact = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    is_building_management = models.BooleanField(default=False)
    categories = models.ManyToManyField(Category, blank=True, related_name="+")

    objects = ContractorQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            pair("contractor", "closed"),
            models.UniqueConstraint(fields=["name"], condition=Q(closed_at__isnull=True), name="one_open_contractor_a_name"),
        ]


class HandOffQuerySet(models.QuerySet["HandOff"]):
    """Every read of what was handed out."""

    def out(self) -> Self:
        """Not come back yet."""
        return self.filter(came_back_at__isnull=True)

    def came_back_between(self, begin: datetime, end: datetime) -> Self:
        return self.filter(came_back_at__gte=begin, came_back_at__lt=end)

    def late(self, now: datetime) -> Self:
        return self.out().filter(due_at__lte=now)

    def opened_by_link(self, now: datetime) -> Self:
        """Whose link still opens."""
        return self.out().filter(expires_at__gt=now)

    def expired(self, now: datetime) -> Self:
        """Whose link opens no more, though it is not back."""
        return self.out().filter(expires_at__lte=now)

    def wanted(self) -> Self:
        """Of tickets that are still to be repaired."""
        return self.filter(ticket__in=Ticket.objects.running())

    def visible_to(self, reader: Person) -> Self:
        """Those of tickets one has or whose team one belongs to, not of those one reported or follows only; who leads repairs sees all."""
        if reader.can(Can.LEAD_REPAIRS):
            return self
        theirs = Q(ticket__assigned_to=reader) | Q(ticket__team__in=Team.objects.of(reader).values("pk"))
        return self.filter(theirs) if reader.can(Can.WORK_ON_REPAIRS) else self.none()

    def matching(self, words: str) -> Self:
        """By ticket number, contractor or invoice number."""
        by_name = Q(contractor__name__icontains=words) | Q(contractor__name_en__icontains=words)
        return self.filter(Q(ticket__number__icontains=words) | Q(invoice__icontains=words) | by_name)


class HandOffOutcome(models.TextChoices):
    REPAIRED = "repaired", _("repaired by the contractor")
    REPLACED = "replaced", _("replaced with a new one")
    NOT_REPAIRED = "not_repaired", _("could not be repaired")


class HandOff(models.Model):
    """A ticket in the hands of a contractor, with a clock of its own and a link that opens this one ticket until it expires."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="hand_offs")
    cycle = models.PositiveSmallIntegerField()
    contractor = models.ForeignKey(Contractor, models.PROTECT, related_name="hand_offs")
    words = models.CharField(max_length=500, blank=True)
    handed_at = models.DateTimeField()
    handed_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    salt = models.CharField(max_length=32, default=new_salt, editable=False, help_text="half of the link")
    expires_at = models.DateTimeField()
    on_way_at = models.DateTimeField(null=True, blank=True, help_text="said by the link")
    came_back_at = models.DateTimeField(null=True, blank=True)
    came_back_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")  # nobody: said by the link
    outcome = models.CharField(max_length=20, choices=HandOffOutcome, blank=True)
    done = models.CharField(max_length=500, blank=True)
    invoice = models.CharField(max_length=40, blank=True)
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)  # yuan with tax
    warranty_on = models.DateField(null=True, blank=True, help_text="the last day of the warranty")

    objects = HandOffQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            pair("hand_off", "came_back"),
            models.UniqueConstraint(fields=["ticket"], condition=Q(came_back_at__isnull=True), name="one_hand_off_a_ticket_at_a_time"),
            models.CheckConstraint(condition=Q(outcome="") | Q(came_back_at__isnull=False), name="hand_off_outcome_when_back"),
            models.CheckConstraint(condition=Q(cost__isnull=True) | Q(cost__gte=0), name="hand_off_costs_nothing_or_more"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("handed_at")), name="hand_off_link_expires_later"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket} → {self.contractor}"

    @property
    def is_wanted(self) -> bool:
        """Out, and its ticket still to be repaired."""
        return self.came_back_at is None and self.ticket.is_running

    def is_late(self, now: datetime) -> bool:
        return self.is_wanted and self.due_at <= now

    def is_open(self, now: datetime) -> bool:
        """Whether its link still opens the ticket."""
        return self.is_wanted and self.expires_at > now


class HandOffView(models.Model):
    """Somebody opened the link."""

    hand_off = models.ForeignKey(HandOff, models.PROTECT, related_name="views")
    viewed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.viewed_at:%Y-%m-%d %H:%M}"
