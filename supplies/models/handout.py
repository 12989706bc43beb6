"""发放: what was handed out to whom in one go, against which signature; and what came back unused."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Can
from supplies.models.requisition import RequisitionLine
from supplies.models.store import Store

PERSON = settings.AUTH_USER_MODEL


class HandoutQuerySet(models.QuerySet["Handout"]):
    """Every read of the handouts."""

    def visible_to(self, reader: Person) -> "HandoutQuerySet":
        """What one took or asked for and what one's department got; who runs the store sees all."""
        if reader.can(Can.RUN_SUPPLIES):
            return self
        asked = Issue.objects.filter(handout=OuterRef("pk"), line__requisition__asker=reader)
        return self.filter(Q(taker=reader) | Q(department__head=reader) | Exists(asked))

    def matching(self, words: str) -> "HandoutQuerySet":
        """By number, who took it or an item's name."""
        named = Q(line__item__name__icontains=words) | Q(line__item__name_en__icontains=words)
        taker = Q(taker__in=Person.objects.named_like(words).values("pk"))
        return self.filter(Q(number__icontains=words) | taker | Exists(Issue.objects.filter(named, handout=OuterRef("pk"))))

    def unconfirmed(self) -> "HandoutQuerySet":
        return self.filter(confirmed_at__isnull=True)


class Handout(models.Model):
    """Lines of one department's requisitions in one hand, signed on the desk's screen (a file beside it) or confirmed by phone."""

    class Signed(models.TextChoices):
        SCREEN = "screen", _("signed on the screen")
        PHONE = "phone", _("confirmed on the phone")

    number = models.CharField(max_length=30, blank=True, db_index=True)
    store = models.ForeignKey(Store, models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, models.PROTECT, related_name="+")
    taker = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    signed = models.CharField(max_length=10, choices=Signed)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)  # its quality, by who handed it out
    checked_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")

    objects = HandoutQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        constraints = [pair("supply_handout", "checked"), pair("supply_handout", "confirmed")]

    def __str__(self) -> str:
        return self.number or str(_("handout"))

    def get_absolute_url(self) -> str:
        return reverse("supplies:handout_detail", args=[self.pk])


class Issue(models.Model):
    """One line of a handout: so many base units of one line of a requisition. The ledger's movement names it."""

    handout = models.ForeignKey(Handout, models.PROTECT, related_name="issues")
    line = models.ForeignKey(RequisitionLine, models.PROTECT, related_name="issues")
    quantity = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["handout", "line"], name="supply_issue_line_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="supply_issue_of_something"),
        ]

    def __str__(self) -> str:
        return f"{self.line.item} × {self.quantity}"


class TakeBack(models.Model):
    """退回: unused things that came back to the shelf. The ledger's movement names it."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="taken_back")
    quantity = models.PositiveIntegerField()
    reason = models.CharField(max_length=200, blank=True)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(quantity__gt=0), name="supply_take_back_of_something")]

    def __str__(self) -> str:
        return f"{self.issue.line.item} × {self.quantity}"
