"""Who may come in where: every address of the product, in tables that an auditor can read; a module a subject.

A row says which methods the address knows, whom its gate lets through, and of those who reaches their own records and who reaches
another's; the rest is told `refusal`: hidden (404, nothing is learned) or no (403, it is known that the record exists).

Each module has its rows `PAGES` and, where there is need, `KNOWN` (who may know of a record and still not do it), `records(person)`
(a record of each kind that belongs to this person, as arguments of addresses) and `plant(many, person)` (so many rows for the lists).
"""

from importlib import import_module
from pkgutil import iter_modules

from frontdesk.people.models import Person
from tests.matrix.rows import Row

SUBJECTS = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__) if module.name != "rows"]
PAGES: dict[str, Row] = {name: row for subject in SUBJECTS for name, row in subject.PAGES.items()}
KNOWN: set[tuple[str, str]] = {cell for subject in SUBJECTS for cell in getattr(subject, "KNOWN", ())}


def records_of(person: Person) -> dict[str, dict[str, object]]:
    """A record of each kind that belongs to this person, as arguments of addresses."""
    return {prefix: given for subject in SUBJECTS if hasattr(subject, "records") for prefix, given in subject.records(person).items()}


def plant(many: int, person: Person) -> None:
    """So many rows of everything that lists show."""
    for subject in SUBJECTS:
        if hasattr(subject, "plant"):
            subject.plant(many, person)
