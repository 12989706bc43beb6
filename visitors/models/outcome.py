"""What a visitor said and what was agreed; a business intention goes to the right department."""

from django.db import models

from frontdesk.facts import pair


class VisitOutcome(models.Model):
    visit = models.ForeignKey("visitors.Visit", models.PROTECT, related_name="outcomes")
    said = models.CharField(max_length=1000, blank=True)
    agreed = models.CharField(max_length=1000, blank=True)
    intention = models.CharField(max_length=300, blank=True, help_text="what business they would like to do with us")
    department = models.ForeignKey(
        "people.Department", models.PROTECT, null=True, blank=True, related_name="+", help_text="whom it is handed to"
    )
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [pair("visit_outcome", "noted")]

    def __str__(self) -> str:
        return self.agreed or self.said
