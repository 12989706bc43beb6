"""The departments as a tree: in order, each with its depth, from one query."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from frontdesk.people.models import Department


@dataclass(frozen=True)
class Branch:
    """A department in its place."""

    department: Department
    depth: int
    below: tuple[int, ...]  # its own id and those of everything below it


def tree(departments: Iterable[Department]) -> list[Branch]:
    """Parents before their children, siblings by name; one whose parent is not among them stands at the top."""
    found = sorted(departments, key=str)
    known = {department.pk for department in found}
    children: dict[int | None, list[Department]] = defaultdict(list)
    for department in found:
        children[department.parent_id if department.parent_id in known else None].append(department)
    return [branch for top in children[None] for branch in _walk(top, 0, children)]


def _walk(department: Department, depth: int, children: dict[int | None, list[Department]]) -> Iterator[Branch]:
    lower = [branch for child in children[department.pk] for branch in _walk(child, depth + 1, children)]
    yield Branch(department, depth, (department.pk, *(branch.department.pk for branch in lower)))
    yield from lower
