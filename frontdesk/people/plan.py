"""What a file about people asks for, row by row: who joins, who changes. Plain values, so that it can wait in the database."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

FACTS = ("name", "name_en", "department", "title", "extension", "mobile", "email", "language")


@dataclass(frozen=True)
class Joining:
    """A row about somebody new. `facts` by the names of fields, a department as its id; a stand-in as a staff number."""

    row: int
    staff_number: str
    username: str
    facts: Mapping[str, Any]
    stand_in: str = ""
    roles: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return str(self.facts["name"])


@dataclass(frozen=True)
class Changing:
    """A row that differs from what is known: only what differs, with what stood there when the file was read."""

    row: int
    pk: int
    staff_number: str
    name: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    seen: Mapping[str, Any] = field(default_factory=dict)
    stand_in: str | None = None  # a staff number, '' for nobody, None when it stays
    gives: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.facts or self.stand_in is not None or self.gives or self.takes)


@dataclass(frozen=True)
class Plan:
    """All that one file asks for."""

    title: str
    joins: tuple[Joining, ...] = ()
    changes: tuple[Changing, ...] = ()
    unchanged: int = 0
    ignored: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.joins) + len(self.changes)

    @property
    def rows(self) -> "tuple[Joining | Changing, ...]":
        """Every row that changes something."""
        return (*self.joins, *self.changes)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """The plan that `as_json` wrote down."""
        joins = tuple(Joining(**{**each, "roles": tuple(each["roles"])}) for each in data["joins"])
        changes = (Changing(**{**each, "gives": tuple(each["gives"]), "takes": tuple(each["takes"])}) for each in data["changes"])
        return cls(data["title"], joins, tuple(changes), data["unchanged"], tuple(data["ignored"]), tuple(data["others"]))
