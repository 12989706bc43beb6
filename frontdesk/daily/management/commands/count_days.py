from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from frontdesk.daily import counting
from frontdesk.daily.daily import DAILIES
from frontdesk.people import zone


class Command(BaseCommand):
    help = "Counts the daily facts: what is owed, or with --from scratch everything anew, telling each month."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("names", nargs="*", help="area.name; default: all")
        parser.add_argument("--from", dest="start", choices=["scratch", "mark"], default="mark", help="everything, or what is owed")

    def handle(self, *, names: list[str], start: str, **options: Any) -> None:
        if unknown := [name for name in names if name not in DAILIES]:
            raise CommandError(f"no daily is called {', '.join(unknown)}; there are {', '.join(DAILIES.names())}")
        zone.work_in_it()
        now = timezone.now()
        if start == "scratch":
            wanted = [daily for daily in DAILIES if not names or daily.name in names]
            counting.count_anew(wanted, now=now, tell=self.tell)
            return
        for step in counting.owed():
            if not names or step.daily in names:
                self.tell(step, counting.take(step, now=now))

    def tell(self, step: counting.Step, days: int) -> None:
        self.stdout.write(f"{step}: {days} days")
