"""The desk's list for the visitors of a day, made the working day before."""

from django.db import models
from django.urls import reverse


class WelcomeDay(models.Model):
    day = models.DateField(unique=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("visitors:welcome_day", args=[f"{self.day:%Y-%m-%d}"])
