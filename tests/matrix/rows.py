"""What a row of the matrix says, and who is who in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from frontdesk.people.permissions import PERMISSIONS, Can, Role

NOBODY: frozenset[str] = frozenset()
STAFF = frozenset(Role.values)  # everybody with a role
ANYBODY = STAFF | {"no role"}  # everybody with a log-in
MANAGER = frozenset({Role.ADMIN_MANAGER.value})
DESK = MANAGER | {Role.RECEPTIONIST.value}
BOARD = DESK | {Role.ADMIN_CLERK.value}
STOREKEEPERS = frozenset(role.value for role in Role if Can.RUN_SUPPLIES in PERMISSIONS[role])
BUYERS = frozenset(role.value for role in Role if Can.BUY_SUPPLIES in PERMISSIONS[role])
MARSHALS = BOARD | {Role.DEPARTMENT_HEAD.value}


@dataclass(frozen=True)
class Row:
    """One address; `data` is what a POST must hold to be answered at all."""

    methods: str = "GET POST"  # a page that is only read answers a POST as it answers a GET
    gate: frozenset[str] = NOBODY
    own: frozenset[str] = NOBODY
    other: frozenset[str] = NOBODY
    refusal: str = "hidden"
    data: Mapping[str, str] = field(default_factory=dict)
    is_public: bool = False


def page(gate: frozenset[str], **data: str) -> Row:
    """Whoever passes the gate is in."""
    return Row(gate=gate, own=gate, other=gate, data=data)


def step(gate: frozenset[str], **data: str) -> Row:
    """The same, by POST only."""
    return Row("POST", gate=gate, own=gate, other=gate, data=data)


def record(gate: frozenset[str], *, others: frozenset[str]) -> Row:
    """Everybody with a gate sees their own; another's is seen by some, and for the rest it does not exist."""
    return Row(gate=gate, own=gate, other=others)


def change(gate: frozenset[str], *, others: frozenset[str], refusal: str = "hidden") -> Row:
    """The same, by POST only."""
    return Row("POST", gate=gate, own=gate, other=others, refusal=refusal)


PUBLIC_ROW = Row(is_public=True)
