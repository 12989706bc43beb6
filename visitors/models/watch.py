"""The watch-list: who is looked out for and why, and each time somebody looked like it. Never shown to a visitor."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontdesk.facts import pair
from frontdesk.people.names import normal
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

    def matching(self, text: str) -> "WatchEntryQuerySet":
        """By a part of the name, its sound, number, address or reason."""
        key = normal(text)
        asked = Q(name_key__contains=key) | Q(spellings__contains=key) | Q(phone__contains=key) | Q(email__icontains=text)
        return self.filter((asked if key else Q()) | Q(reason__icontains=text))

    def with_hits(self) -> "WatchEntryQuerySet":
        """With `found`: how many visitors were like it; a VIP reception is counted for nobody."""
        return self.select_related("owner").annotate(found=Count("hits", filter=Q(hits__visit__is_vip=False)))


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
        return self.name or self.phone or self.email or "—"

    def get_absolute_url(self) -> str:
        return reverse("visitors:watch_detail", args=[self.pk])


class WatchHitQuerySet(models.QuerySet["WatchHit"]):
    def undecided(self) -> "WatchHitQuerySet":
        """Nobody has said yet that they may come in or not. A VIP entry asks nothing, and a VIP reception was agreed by those it is for."""
        return self.filter(decided_at__isnull=True, visit__is_vip=False).exclude(entry__kind=WatchEntry.Kind.VIP)


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

    @property
    def likeness(self) -> str:
        """'same phone number', 'name sounds the same'."""
        words = {
            "phone": _("same phone number"),
            "email": _("same e-mail"),
            "name": _("same name"),
            "pinyin": _("name sounds the same"),
            "near": _("name is spelt nearly the same"),
        }
        return str(words.get(self.by_what, self.by_what))
