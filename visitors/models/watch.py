"""The watch-list: who is looked out for and why, and each time somebody looked like it. Never shown to a visitor."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.people.permissions import Can

if TYPE_CHECKING:
    from frontdesk.people.models import Person


class WatchEntryQuerySet(models.QuerySet["WatchEntry"]):
    def visible_to(self, person: "Person") -> "WatchEntryQuerySet":
        return self if person.can(Can.KEEP_WATCH_LIST) else self.none()

    def watching(self, day: date) -> "WatchEntryQuerySet":
        """Those that hold on this day."""
        alive = self.filter(ended_at__isnull=True, forgotten_at__isnull=True)
        return alive.filter(Q(until_on__isnull=True) | Q(until_on__gte=day))


class WatchEntry(models.Model):
    class Kind(models.TextChoices):
        BLOCK = "block", _("let nobody in without a decision")
        ASK = "ask", _("ask first")
        VIP = "vip", _("receive with honours")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=120, blank=True)
    name_key = models.CharField(max_length=120, editable=False, blank=True)
    spellings = models.CharField(max_length=600, editable=False, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    reason = models.CharField(max_length=300)
    owner = models.ForeignKey("people.Person", models.PROTECT, related_name="+", help_text="who answers for the entry")
    until_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = WatchEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            pair("watch_entry", "created"),
            pair("watch_entry", "ended"),
            models.CheckConstraint(
                condition=~Q(name="") | ~Q(phone="") | ~Q(email="") | Q(forgotten_at__isnull=False), name="watch_entry_knows_somebody"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.phone or self.email


class WatchHitQuerySet(models.QuerySet["WatchHit"]):
    def undecided(self) -> "WatchHitQuerySet":
        """Nobody has said yet that they may come in or not; a VIP entry asks nothing."""
        return self.filter(decided_at__isnull=True).exclude(entry__kind=WatchEntry.Kind.VIP)


class WatchHit(models.Model):
    visit = models.ForeignKey("visitors.Visit", models.PROTECT, related_name="watch_hits")
    entry = models.ForeignKey(
        WatchEntry, models.PROTECT, null=True, related_name="hits", help_text="None once the visit is forgotten: it would name who came"
    )
    by_what = models.CharField(max_length=10, help_text="phone, email, name, pinyin or near")
    score = models.PositiveSmallIntegerField(help_text="0 to 100: how like it is")
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    may_enter = models.BooleanField(null=True)
    words = models.CharField(max_length=200, blank=True)

    objects = WatchHitQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "pk"]
        constraints = [
            pair("watch_hit", "decided"),
            models.UniqueConstraint(fields=["visit", "entry"], name="watch_hit_once"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=100), name="watch_hit_score"),
        ]

    def __str__(self) -> str:
        return f"{self.score}"
