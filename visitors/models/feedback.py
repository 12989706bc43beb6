"""The visitor's answer to the one question."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q


class Feedback(models.Model):
    visit = models.OneToOneField("visitors.Visit", models.PROTECT, related_name="feedback")
    score = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])
    words = models.CharField(max_length=1000, blank=True)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(score__gte=1, score__lte=5), name="feedback_score_1_to_5")]

    def __str__(self) -> str:
        return f"{self.score}/5"
