"""The trail: entries that nobody edits, their erasable details, and the seals that make tampering provable."""

from collections.abc import Iterable
from typing import Self

from django.db import models


class EntryQuerySet(models.QuerySet["Entry"]):
    """Every read of the trail."""

    def about(self, subject: models.Model) -> Self:
        """What happened to one record."""
        return self.about_any(type(subject), [subject.pk])

    def about_any(self, model: type[models.Model], ids: Iterable[object]) -> Self:
        """What happened to the records of `model` with these ids; the records need not exist any more."""
        return self.filter(subject_type=model._meta.label_lower, subject_id__in=[str(pk) for pk in ids])

    def by(self, actor_id: int) -> Self:
        """What one person did."""
        return self.filter(actor_id=actor_id)

    def unsealed(self) -> Self:
        """Written, and not yet linked into the chain."""
        return self.filter(seal__isnull=True)


class Entry(models.Model):
    """Somebody did something to a record. Ids only: no name and no value, so it may be kept for ever."""

    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)  # no foreign key: the trail outlives people and knows nobody
    verb = models.CharField(max_length=64)
    subject_type = models.CharField(max_length=64)  # "visitors.visit"
    subject_id = models.CharField(max_length=64)
    device = models.CharField(max_length=100, blank=True)
    commitment = models.CharField(max_length=64, blank=True)  # HMAC of the details; empty when there were none

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "id"], name="journal_entry_subject"),
            models.Index(fields=["actor_id", "at"], name="journal_entry_actor"),
            models.Index(fields=["at"], name="journal_entry_at"),
            models.Index(fields=["verb", "at"], name="journal_entry_verb"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject_type} {self.subject_id}"


class Detail(models.Model):
    """The names and values of an entry. May be deleted, with its salt, by a purge; never changed."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="detail")
    salt = models.BinaryField(max_length=16)  # a phone number is quickly guessed from a hash that has no salt
    data = models.JSONField()

    def __str__(self) -> str:
        return f"details of entry {self.entry_id}"


class Erasure(models.Model):
    """Which purge erased the details of an entry: an index into the purges, whose own details are the proof."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="erasure")
    purge = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="erasures")

    def __str__(self) -> str:
        return f"details of entry {self.entry_id}, erased by entry {self.purge_id}"


class Seal(models.Model):
    """One link of the chain: its hash covers the entry and the hash before it."""

    number = models.PositiveBigIntegerField(unique=True)  # 1, 2, 3 … without a gap
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="seal")
    prev = models.CharField(max_length=64, unique=True)  # unique: the chain cannot fork
    hash = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"seal {self.number} of entry {self.entry_id}"


class Check(models.Model):
    """One walk along the chain, slice by slice; the newest that ended is what the page of the trail tells."""

    actor_id = models.BigIntegerField(null=True)
    head = models.PositiveBigIntegerField(help_text="the newest seal when it began: this far it walks")
    upto = models.PositiveBigIntegerField(default=0, help_text="the last seal it looked at")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    wrong = models.CharField(max_length=20, blank=True, help_text="what is wrong with the first bad row; empty: intact")
    wrong_number = models.PositiveBigIntegerField(null=True)
    wrong_entry_id = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"seals up to {self.upto} of {self.head}"
