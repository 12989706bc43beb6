"""The weekly sample of the register: ten records drawn at random, ticked right or wrong."""

from django.db import models

from frontdesk.facts import pair


class AccuracySample(models.Model):
    week_on = models.DateField(unique=True, help_text="the Monday of the week that was sampled")
    drawn_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-week_on"]
        constraints = [pair("accuracy_sample", "done")]

    def __str__(self) -> str:
        return f"{self.week_on:%Y-%m-%d}"


class SampledVisit(models.Model):
    """One record of a sample; `is_right` is None until somebody looked."""

    sample = models.ForeignKey(AccuracySample, models.PROTECT, related_name="records")
    visit = models.ForeignKey("visitors.Visit", models.PROTECT, related_name="+")
    is_right = models.BooleanField(null=True)
    wrong = models.CharField(max_length=120, blank=True, help_text="which field is wrong; no names")
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [pair("sampled_visit", "checked"), models.UniqueConstraint(fields=["sample", "visit"], name="sampled_once")]

    def __str__(self) -> str:
        return str(self.visit_id)
