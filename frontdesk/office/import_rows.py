"""What an import of people would do, row by row in the reader's words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator

from frontdesk.people.models import PeopleImport, Person, Post
from frontdesk.people.paths import Paths
from frontdesk.people.permissions import Role
from frontdesk.people.plan import Changing, Joining
from frontdesk.people.sheet import HEADS
from frontdesk.people.words import languages, roles_in_words

PER_PAGE = 50


@dataclass(frozen=True)
class Fact:
    """One field: what stands there and what would; nothing stood there for somebody new."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Row:
    """One row of the sheet."""

    number: int
    staff_number: str
    name: str
    is_new: bool
    facts: Sequence[Fact]


class Preview:
    """One page of it: three questions, however long the file."""

    def __init__(self, job: PeopleImport, asked: str | None):
        self.plan = job.plan
        self.rows_of_plan = sorted(self.plan.rows, key=lambda row: row.row)
        self.leaf: Page = Paginator(self.rows_of_plan, PER_PAGE).get_page(asked)

    @cached_property
    def paths(self) -> Paths:
        return Paths()

    @cached_property
    def stand_ins(self) -> dict[int, str]:
        """The staff numbers of those who stand in now."""
        ids = [row.seen.get("stand_in") for row in self.leaf.object_list if isinstance(row, Changing)]
        return dict(Person.objects.filter(pk__in=[pk for pk in ids if pk]).values_list("pk", "staff_number"))

    @cached_property
    def roles(self) -> dict[int, set[Role]]:
        """Which roles those hold who get or lose one."""
        ids = [row.pk for row in self.leaf.object_list if isinstance(row, Changing) and (row.gives or row.takes)]
        found: dict[int, set[Role]] = defaultdict(set)
        for pk, role in Post.objects.filter(person__in=ids).values_list("person_id", "role"):
            found[pk].add(Role(role))
        return found

    @property
    def rows(self) -> list[Row]:
        return [self._new(row) if isinstance(row, Joining) else self._changed(row) for row in self.leaf.object_list]

    def _new(self, row: Joining) -> Row:
        facts = [Fact(_label("username"), "", row.username), *self._facts(row.facts, {})]
        facts += [Fact(_label("stand_in"), "", row.stand_in)] if row.stand_in else []
        facts.append(Fact(_label("roles"), "", roles_in_words(map(Role, row.roles))))
        return Row(row.row, row.staff_number, row.name, True, [fact for fact in facts if fact.label != _label("name")])

    def _changed(self, row: Changing) -> Row:
        facts = self._facts(row.facts, row.seen)
        if row.stand_in is not None:
            facts.append(Fact(_label("stand_in"), self.stand_ins.get(row.seen["stand_in"] or 0, ""), row.stand_in))
        if row.gives or row.takes:
            held = self.roles.get(row.pk, set())
            facts.append(Fact(_label("roles"), roles_in_words(held), roles_in_words(held - {*row.takes} | {*map(Role, row.gives)})))
        return Row(row.row, row.staff_number, row.name, False, facts)

    def _facts(self, facts: Mapping[str, Any], seen: Mapping[str, Any]) -> list[Fact]:
        return [Fact(_label(name), self._words(name, seen.get(name)), self._words(name, value)) for name, value in facts.items()]

    def _words(self, name: str, value: Any) -> str:
        if name == "department":
            return self.paths.of(value)
        return languages().get(value, "") if name == "language" else str(value or "")


def _label(name: str) -> str:
    return str(HEADS[name].label)
