"""Departments by their path, "Head office › Product": written so that it is found again, in either language."""

import re
from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import get_language

from frontdesk.people.models import Department
from frontdesk.people.names import normal

BETWEEN = " › "


class Paths:
    """Every department, closed ones too, in one query."""

    def __init__(self, departments: Iterable[Department] | None = None):
        everything = Department.objects.order_by("pk") if departments is None else departments
        self.by_id = {department.pk: department for department in everything}
        self.known: list[tuple[bool, dict[str, set[int]]]] = []  # the surest way to call a department first
        for exact in (True, False):
            for whole in (True, False):
                for chinese in (True, False):
                    self.known.append((exact, self._ways(exact=exact, whole=whole, chinese=chinese)))

    def _ways(self, *, exact: bool, whole: bool, chinese: bool) -> dict[str, set[int]]:
        """Which departments are called so: by the whole path or the name alone, letter by letter or as one compares names."""
        known: dict[str, set[int]] = defaultdict(set)
        for pk in self.by_id:
            text = self._path(pk, chinese=chinese) if whole else self._name(pk, chinese=chinese)
            known[text if exact else key(text)].add(pk)
        return known

    def of(self, pk: int | None) -> str:
        """The path of a department in the reader's language, or in Chinese where that would not lead back to it; '' for none."""
        if pk is None or pk not in self.by_id:
            return ""
        chinese = not (get_language() or "").startswith("en")
        ways = (self._path(pk, chinese=chinese), self._path(pk, chinese=True), self._name(pk, chinese=True))
        return next((way for way in ways if self.called(way) == {pk}), ways[1])  # at worst one that several share

    def called(self, text: str) -> set[int]:
        """The departments that this may mean: none, one, or several that share the words."""
        ways = (known.get(text if exact else key(text)) for exact, known in self.known)
        return next((found for found in ways if found), set())

    def is_open(self, pk: int) -> bool:
        return self.by_id[pk].closed_at is None

    def _name(self, pk: int, *, chinese: bool) -> str:
        department = self.by_id[pk]
        return department.name if chinese else department.name_en or department.name

    def _path(self, pk: int, *, chinese: bool) -> str:
        names: list[str] = []
        at: int | None = pk
        seen: set[int] = set()
        while at in self.by_id and at not in seen:
            seen.add(at)
            names.insert(0, self._name(at, chinese=chinese))
            at = self.by_id[at].parent_id
        return BETWEEN.join(names)


def key(text: str) -> str:
    """As paths are compared: every part like a name, whatever sign stands between them."""
    return "›".join(normal(part) for part in re.split("[›>/＞／]", text))
