"""Which role a person holds."""

from django.db import models

from frontdesk.people.permissions import Role


class Post(models.Model):
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="posts")
    role = models.CharField(max_length=30, choices=Role.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "role"], name="post_is_held_once")]

    def __str__(self) -> str:
        return str(Role(self.role).label)
