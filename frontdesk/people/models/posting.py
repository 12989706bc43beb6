"""A posting: from which day on somebody belongs to a department. Kept from the first time somebody changes."""

from django.db import models


class Posting(models.Model):
    """Counts from the morning of `since`. The first one of a person counts for all before; who has none was never anywhere else."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="postings")
    department = models.ForeignKey("people.Department", models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "since"], name="posting_once_a_day")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.since:%Y-%m-%d}"
