"""Daily facts in tests: counted by the rule itself, and compared with counting everything anew."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from random import Random
from typing import ClassVar

from django.db.models import Model

from frontdesk.daily.daily import DAILIES
from frontdesk.daily.invariants import differences, months_add_up
from frontdesk.refusal import Refused
from frontdesk.timed.rules.count_days import CountDays
from frontdesk.timed.run import run
from tests.counts import count
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM

Deed = Callable[[], object]
BEGIN, END = date(2020, 1, 1), date(2030, 12, 31)


def counted(now: datetime) -> None:
    """The rule looks until nothing is owed that was not owed before."""
    looked = run(CountDays(), now=now, again=True)
    assert not looked.errors, looked.errors


def wrong(*names: str) -> list[str]:
    """Every day of every daily (or of those named) whose facts are not what counting it now comes to, and months that are no sum."""
    dailies = [daily for daily in DAILIES if not names or daily.name in names]
    return [line for daily in dailies for line in differences(daily, BEGIN, END)] + list(months_add_up())


class Place:
    """Where anything may happen next; what the house refuses does not."""

    dailies: ClassVar[tuple[str, ...]] = ()

    def __init__(self, seed: int) -> None:
        self.dice, self.now = Random(seed), MONDAY_9AM

    @property
    def deeds(self) -> list[Deed]:
        raise NotImplementedError

    def any_of(self, model: type[Model]) -> Model:
        rows = list(model._default_manager.order_by("pk"))
        if not rows:
            raise Refused("nothing there", "none")
        return self.dice.choice(rows)

    def happens(self) -> None:
        """One thing, some minutes or days later."""
        self.now += self.dice.choice([MINUTE, 4 * MINUTE, HOUR, 9 * HOUR, DAY])
        with suppress(Refused):
            self.dice.choice(self.deeds)()

    def lived(self, looks: Callable[[datetime], None] = counted) -> list[str]:
        """Many things happen, now and then somebody looks; whatever was wrong after a look."""
        found = list[str]()
        counted(self.now)
        for _look in range(count(40, 8)):
            for _deed in range(self.dice.randint(1, 12)):
                self.happens()
            looks(self.now)
            found += wrong(*self.dailies)
        return found
