"""Words beside a ticket: public ones that the asker reads, and notes among the team."""

from typing import Self

from django.conf import settings
from django.db import models

from repairs.models.ticket import Ticket


class CommentQuerySet(models.QuerySet["Comment"]):
    """Every read of the words."""

    def public(self) -> Self:
        return self.filter(is_public=True)


class Comment(models.Model):
    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="comments")
    words = models.TextField(max_length=2000)
    is_public = models.BooleanField(default=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")  # nobody: a contractor

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.words[:60]
