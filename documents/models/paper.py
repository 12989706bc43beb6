"""纸质件: a copy on paper, who holds it now, and the ledger of its hand-overs. No row of the ledger is ever changed."""

from collections.abc import Collection
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from documents.models.document import Document
from documents.models.words import Channel
from frontdesk.facts import pair
from frontdesk.places.tokens import new_token, spaced, typed

PERSON = settings.AUTH_USER_MODEL
ON_PAPER = (Channel.POST, Channel.COURIER, Channel.HAND)
MOST_COPIES = 50


class PaperQuerySet(models.QuerySet["Paper"]):
    def about(self, documents: object) -> Self:
        """Of documents that a query finds: each door passes the one of its reader."""
        return self.filter(document__in=documents)

    def out(self) -> Self:
        """In somebody's hands, and not lost."""
        return self.filter(kept_by__isnull=False, lost_at__isnull=True)

    def away(self) -> Self:
        """Not where it should lie: out, or lost."""
        return self.filter(Q(kept_by__isnull=False) | Q(lost_at__isnull=False))

    def labelled(self, text: str) -> "Paper | None":
        """The paper whose label says this."""
        token = typed(text)
        return self.select_related("document", "kept_by").filter(token=token).first() if token else None


class Paper(models.Model):
    """One copy. Who holds it (`kept_by`; nobody: the office) is what its last hand-over says, written in the same transaction."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="papers")
    copy = models.PositiveSmallIntegerField()
    token = models.CharField(max_length=8, unique=True, default=new_token, editable=False)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    moves = models.PositiveIntegerField(default=1, help_text="the number of its last hand-over")
    kept_at = models.DateTimeField(help_text="since when it is there")
    kept_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    place = models.CharField(max_length=80, blank=True, help_text="where in the office it lies, or lay last")
    lost_at = models.DateTimeField(null=True, blank=True)
    lost_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    lost_words = models.CharField(max_length=300, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["document", "copy"]
        constraints = [
            *(pair("paper", fact) for fact in ("made", "kept", "lost")),
            models.UniqueConstraint(fields=["document", "copy"], name="paper_copy_once"),
            models.CheckConstraint(condition=Q(copy__gte=1, moves__gte=1), name="paper_counts_from_one"),
            models.CheckConstraint(condition=Q(lost_at__isnull=True) | ~Q(lost_words=""), name="paper_lost_in_words"),
        ]
        indexes = [models.Index(fields=["kept_by"], condition=Q(kept_by__isnull=False), name="paper_out")]

    def __str__(self) -> str:
        return str(_("%(number)s · copy %(copy)s") % {"number": self.document, "copy": self.copy})

    def get_absolute_url(self) -> str:
        """Where its label leads."""
        return reverse("documents:paper_page", args=[self.token])

    @property
    def code(self) -> str:
        """The token as it stands on the label."""
        return spaced(self.token)

    @property
    def is_out(self) -> bool:
        return self.kept_by_id is not None and self.lost_at is None


class HandOverQuerySet(models.QuerySet["HandOver"]):
    def about(self, documents: object) -> Self:
        """Of documents that a query finds: each door passes the one of its reader."""
        return self.filter(paper__document__in=documents)

    def standing(self) -> Self:
        """Of each paper the row that says where it is."""
        return self.filter(number=F("paper__moves"))

    def of(self, people: Collection[int]) -> Self:
        """Given or taken by one of these."""
        return self.filter(Q(giver__in=people) | Q(taker__in=people))

    def matching(self, words: str) -> Self:
        """By the document's number, the code on the label, or a colleague's name."""
        who = Q(giver__name__icontains=words) | Q(taker__name__icontains=words)
        return self.filter(Q(paper__document__number__icontains=words) | Q(paper__token=typed(words) or "-") | who)


class HandOver(models.Model):
    """One move of one paper: from whom to whom (nobody: the office), and how it was signed for. Numbers count on without a hole."""

    class How(models.TextChoices):
        MADE = "made", pgettext_lazy("a paper", "came in")
        SCREEN = "screen", pgettext_lazy("a paper", "signed on the screen")
        PHONE = "phone", pgettext_lazy("a paper", "confirmed on their own phone")
        BACK = "back", pgettext_lazy("a paper", "brought back")
        FOUND = "found", pgettext_lazy("a paper", "found again")
        FILED = "filed", pgettext_lazy("a paper", "put with the file")

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="hand_overs")
    number = models.PositiveIntegerField()
    how = models.CharField(max_length=10, choices=How)
    giver = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    taker = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    place = models.CharField(max_length=80, blank=True, help_text="where in the office it lies from now on")
    words = models.CharField(max_length=300, blank=True)
    handed_at = models.DateTimeField()
    handed_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", help_text="who wrote it down")

    objects = HandOverQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            pair("handover", "handed"),
            models.UniqueConstraint(fields=["paper", "number"], name="handover_number_once"),
            models.CheckConstraint(
                condition=Q(giver__isnull=True) | Q(taker__isnull=True) | ~Q(giver=F("taker")), name="handover_not_to_oneself"
            ),
            models.CheckConstraint(
                condition=Q(taker__isnull=False, how__in=["screen", "phone"])
                | Q(taker__isnull=True, how__in=["made", "back", "found", "filed"]),
                name="handover_signed_for",
            ),
            models.CheckConstraint(condition=~Q(how="made") | Q(number=1, giver__isnull=True), name="handover_made_first"),
        ]

    def __str__(self) -> str:
        return str(self.paper)

    def get_absolute_url(self) -> str:
        return self.paper.get_absolute_url()
