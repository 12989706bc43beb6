"""A person who works here: the user model. Retired, never deleted."""

from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Aggregate, CharField, Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import get_language

from frontdesk.facts import pair
from frontdesk.people import phones
from frontdesk.people.models.absence import Absence
from frontdesk.people.models.post import Post
from frontdesk.people.names import initial_of, normal
from frontdesk.people.permissions import PERMISSIONS, Can, Role


class Joined(Aggregate):
    """Texts with commas between them."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, ',')"
    output_field = CharField()

    def as_sqlite(self, *args: Any, **kwargs: Any) -> Any:
        return self.as_sql(*args, **{**kwargs, "function": "GROUP_CONCAT"})


def named(text: str) -> Q:
    """Whose name contains this in hanzi, or has a spelling that begins so."""
    key = normal(text)
    return Q(name_key__contains=key) | Q(spellings__contains=f" {key}")


class PersonQuerySet(models.QuerySet["Person"]):
    def active(self) -> "PersonQuerySet":
        return self.filter(retired_at__isnull=True)

    def by_department(self) -> dict[int, int]:
        """How many who have not left belong to each department."""
        rows = self.active().filter(department__isnull=False).order_by()
        return {pk: many for pk, many in rows.values_list("department").annotate(many=Count("pk")) if pk}

    def visible_to(self, reader: "Person") -> "PersonQuerySet":
        """Colleagues for who may look them up, those who have left too for who keeps the list, and always oneself."""
        if reader.can(Can.MANAGE_PEOPLE):
            return self
        mine = Q(pk=reader.pk, retired_at__isnull=True)
        return self.filter(mine | Q(retired_at__isnull=True) if reader.can(Can.SEE_PEOPLE) else mine)

    def with_roles(self) -> "PersonQuerySet":
        """Their roles come along, in the same statement."""
        posts = Post.objects.filter(person=OuterRef("pk")).order_by().values("person")
        return self.annotate(roles_read=Coalesce(Subquery(posts.annotate(all=Joined("role")).values("all")), Value("")))

    def retired(self) -> "PersonQuerySet":
        return self.filter(retired_at__isnull=False)

    def away_on(self, day: date) -> "PersonQuerySet":
        return self.filter(pk__in=Absence.objects.on(day).values("person"))

    def matching(self, words: str) -> "PersonQuerySet":
        """By hanzi, pinyin, initials, or the beginning of the staff number or extension. Never by what a reader may not see."""
        words = words.strip()
        return self.filter(named(words) | Q(staff_number__istartswith=words) | Q(extension__startswith=words)) if words else self

    def holding(self, role: Role | str) -> "PersonQuerySet":
        return self.active().filter(posts__role=role)

    def named_like(self, text: str) -> "PersonQuerySet":
        """By hanzi, pinyin or initials from the start of a name or a given name; at least two characters or one hanzi pair."""
        return self.filter(named(text))

    def named_exactly(self, text: str) -> "PersonQuerySet":
        """By the whole name in hanzi, English or full pinyin; neither a given name nor initials are enough."""
        key = normal(text)
        return self.filter(Q(name_key=key) | Q(name_en_key=key) | Q(spellings__startswith=f" {key} "))


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, username: str) -> "Person":
        return self.get(username=normal(username))


class Person(AbstractBaseUser):
    username = models.CharField(max_length=60, unique=True, help_text="NFKC and case folded: look-alikes are one account")
    staff_number = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80, blank=True)
    name_key = models.CharField(max_length=80, editable=False)
    name_en_key = models.CharField(max_length=80, editable=False, blank=True)
    spellings = models.CharField(max_length=400, editable=False, blank=True, help_text="' anran ran ar ' : pinyin, given name, initials")
    department = models.ForeignKey("people.Department", models.PROTECT, null=True, blank=True, related_name="people")
    title = models.CharField(max_length=80, blank=True)
    mobile = models.CharField(max_length=20, blank=True)
    shares_mobile = models.BooleanField(default=False, help_text="colleagues may see the mobile")
    extension = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=10, default="zh-hans", choices=[("zh-hans", "简体中文"), ("en", "English")])
    stand_in = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="stands_in_for")
    joined_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    objects = PersonManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["staff_number", "name"]

    class Meta:
        indexes = [models.Index(fields=["name_key"])]
        constraints = [
            models.CheckConstraint(condition=~Q(stand_in=models.F("id")), name="nobody_stands_in_for_themselves"),
            pair("person", "retired"),
        ]

    def __str__(self) -> str:
        return self.name_en if (get_language() or "").startswith("en") and self.name_en else self.name

    def get_absolute_url(self) -> str:
        return reverse("person_detail", args=[self.pk])

    @property
    def shown_mobile(self) -> str:
        return phones.shown(self.mobile)

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        return self.retired_at is None

    @property
    def initial(self) -> str:
        return initial_of(str(self))

    @cached_property
    def roles(self) -> list[Role]:
        """The roles held; one query a person object, none where `with_roles` has read them."""
        if not self.pk or not self.is_active:
            return []
        read: str | None = getattr(self, "roles_read", None)
        names = read.split(",") if read is not None else [post.role for post in self.posts.all()]
        return [Role(name) for name in names if name]

    @cached_property
    def permissions(self) -> set[Can]:
        return set().union(*(PERMISSIONS[role] for role in self.roles))

    def can(self, what: Can) -> bool:
        return what in self.permissions

    @property
    def head(self) -> "Person | None":
        """Whom a silent person's to-dos climb to: the head of the department, or of its parent for the head."""
        near = [self.department, self.department.parent] if self.department else []
        return next((department.head for department in near if department and department.head_id not in (None, self.pk)), None)
