"""The reader for whom a month is frozen: nobody in particular, who may know everything that is not confidential."""

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can

NOBODY = 0  # no person has this id: nothing is theirs, nothing names them


class Everything(set[Can]):
    """Every permission, remembering which it was asked for: whoever is shown the same must have those too."""

    def __contains__(self, what: object) -> bool:
        if isinstance(what, Can):
            self.add(what)
        return True


def house() -> tuple[Person, Everything]:
    """Nobody, and what is asked of them."""
    reader, asked = Person(pk=NOBODY), Everything()
    reader.permissions = asked
    return reader, asked
