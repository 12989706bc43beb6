"""Which role a person holds."""

from typing import TYPE_CHECKING

from django.db import models

from frontdesk.people.permissions import Can, Role

if TYPE_CHECKING:
    from frontdesk.people.models.person import Person


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, reader: "Person") -> "PostQuerySet":
        """Who may do what is no secret among colleagues; who may look up nobody sees their own."""
        return self if reader.can(Can.SEE_PEOPLE) else self.filter(person=reader)


class Post(models.Model):
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="posts")
    role = models.CharField(max_length=30, choices=Role.choices)

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "role"], name="post_is_held_once")]

    def __str__(self) -> str:
        return str(Role(self.role).label)
