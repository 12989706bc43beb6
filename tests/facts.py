"""Daily facts in tests: counted by the rule itself, and compared with counting everything anew."""

from datetime import date, datetime

from frontdesk.daily.daily import DAILIES
from frontdesk.daily.invariants import differences, months_add_up
from frontdesk.timed.rules.count_days import CountDays
from frontdesk.timed.run import run

BEGIN, END = date(2020, 1, 1), date(2030, 12, 31)


def counted(now: datetime) -> None:
    """The rule looks until nothing is owed that was not owed before."""
    looked = run(CountDays(), now=now, again=True)
    assert not looked.errors, looked.errors


def wrong(*names: str) -> list[str]:
    """Every day of every daily (or of those named) whose facts are not what counting it now comes to, and months that are no sum."""
    dailies = [daily for daily in DAILIES if not names or daily.name in names]
    return [line for daily in dailies for line in differences(daily, BEGIN, END)] + list(months_add_up())
