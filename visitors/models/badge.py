"""Badges: each number lent to one visit at a time; the database refuses the second."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair

if TYPE_CHECKING:
    from visitors.models.visit import Visit


RESTS = timedelta(hours=2)


class BadgeQuerySet(models.QuerySet["Badge"]):
    def usable(self) -> "BadgeQuerySet":
        return self.filter(retired_at__isnull=True)

    def free(self) -> "BadgeQuerySet":
        """In the drawer: neither reserved nor lent."""
        return self.usable().filter(~Exists(BadgeLoan.objects.out().filter(badge=OuterRef("pk"))))

    def rested_first(self, now: datetime) -> "BadgeQuerySet":
        """By number, but what has just come back stands last: a visitor who checked out at a kiosk may still wear it."""
        warm = BadgeLoan.objects.filter(badge=OuterRef("pk"), returned_at__gt=now - RESTS)
        return self.annotate(is_warm=Exists(warm)).order_by("is_warm", "number")

    def out(self) -> "BadgeQuerySet":
        """Reserved for somebody or lent."""
        return self.filter(Exists(BadgeLoan.objects.out().filter(badge=OuterRef("pk"))))

    def with_holders(self) -> "BadgeQuerySet":
        """Each with the loan that is open, as `holding`: nobody's or one."""
        from visitors.models.visit_queries import namesakes  # noqa: PLC0415 - visits are read beside their badges

        loans = BadgeLoan.objects.out().select_related("visit__host").annotate(**{"has_namesake": namesakes("visit__")})
        return self.prefetch_related(models.Prefetch("loans", loans, to_attr="holding"))

    def lost(self) -> "BadgeQuerySet":
        """Lost by a visitor and not found again: out of use since then."""
        return self.filter(Exists(BadgeLoan.objects.lost().filter(badge=OuterRef("pk"), lost_at=OuterRef("retired_at"))))

    def with_loss(self) -> "BadgeQuerySet":
        """Each with the newest loan that ended in its loss, as `losses`."""
        losses = BadgeLoan.objects.lost().select_related("visit", "lost_by").order_by("-lost_at")
        return self.prefetch_related(models.Prefetch("loans", losses, to_attr="losses"))

    def letters(self) -> list[str]:
        """The letters that stand on badges, for the pad of the kiosk: A001 … V120 → ['A', 'V']."""
        return sorted(
            {character for number in self.usable().values_list("number", flat=True) for character in number.upper() if character.isalpha()}
        )


class Badge(models.Model):
    number = models.CharField(max_length=10, unique=True)
    retired_at = models.DateTimeField(null=True, blank=True, help_text="out of use; its number stays taken")
    retired_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    objects = BadgeQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [pair("badge", "retired")]

    def __str__(self) -> str:
        return self.number

    @property
    def loss(self) -> "BadgeLoan | None":
        """The loan in which it was lost, while it is out of use for that; from what `with_loss` read."""
        return next((loan for loan in getattr(self, "losses", ()) if self.retired_at and loan.lost_at == self.retired_at), None)


class BadgeLoanQuerySet(models.QuerySet["BadgeLoan"]):
    def out(self) -> "BadgeLoanQuerySet":
        """Reserved or lent, and neither back nor lost."""
        return self.filter(returned_at__isnull=True, lost_at__isnull=True)

    def lost(self) -> "BadgeLoanQuerySet":
        return self.filter(lost_at__isnull=False)

    def out_with(self, visit: "Visit") -> "BadgeLoan | None":
        """The badge reserved for this visit or lent to it."""
        return self.out().filter(visit=visit).select_related("badge").first()


class BadgeLoan(models.Model):
    badge = models.ForeignKey(Badge, models.PROTECT, related_name="loans")
    visit = models.ForeignKey("visitors.Visit", models.PROTECT, related_name="loans")
    reserved_at = models.DateTimeField()
    lent_at = models.DateTimeField(null=True, blank=True)
    lent_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    lost_at = models.DateTimeField(null=True, blank=True, help_text="the visitor no longer has it; the badge is out of use")
    lost_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    fee = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True, help_text="in yuan, noted for a lost badge")

    objects = BadgeLoanQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("loan", "lent"),
            pair("loan", "returned"),
            pair("loan", "lost"),
            models.UniqueConstraint(fields=["badge"], condition=Q(returned_at__isnull=True, lost_at__isnull=True), name="badge_out_once"),
            models.UniqueConstraint(
                fields=["visit"], condition=Q(returned_at__isnull=True, lost_at__isnull=True), name="visit_one_badge_at_a_time"
            ),
            models.CheckConstraint(condition=Q(returned_at__isnull=True) | Q(lost_at__isnull=True), name="loan_back_or_lost"),
        ]
        indexes = [
            models.Index(fields=["badge", "returned_at"], name="loan_of_badge"),  # which have rested
            models.Index(fields=["badge"], condition=Q(lost_at__isnull=False), name="loan_lost"),
        ]

    has_namesake = False  # what `with_holders` adds

    def __str__(self) -> str:
        return f"{self.badge_id}"

    @property
    def shown_holder(self) -> str:
        """The visitor who has it, told apart from another of the same name."""
        self.visit.has_namesake = self.has_namesake
        return self.visit.shown_name


class Reprint(models.TextChoices):
    """Why the same badge comes out of a printer again."""

    MISPRINT = "misprint", _("misprint")
    DAMAGED = "damaged", _("damaged")
    NAME = "name", _("the name was wrong")
    OTHER = "other", _("another reason")


class BadgePrint(models.Model):
    """A badge that came out of a printer; the second one for a visit says why."""

    visit = models.ForeignKey("visitors.Visit", models.PROTECT, related_name="badge_prints")
    size = models.CharField(max_length=10, help_text="100x62, 86x54 or a4")
    reason = models.CharField(max_length=120, blank=True)
    printed_at = models.DateTimeField()
    printed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [pair("badge_print", "printed")]

    def __str__(self) -> str:
        return self.size

    @property
    def why(self) -> str:
        """The reason in words: one of the list, or what was typed."""
        return str(Reprint(self.reason).label) if self.reason in Reprint.values else self.reason
