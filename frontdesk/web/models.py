"""The one-time form key: a form that is posted twice has one effect and one answer."""

from django.db import models


class FormKey(models.Model):
    key = models.CharField(max_length=64, unique=True)
    path = models.CharField(max_length=200)
    location = models.CharField(max_length=300, blank=True)
    status = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["used_at"])]

    def __str__(self) -> str:
        return self.path
