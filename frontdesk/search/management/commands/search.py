from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from frontdesk.search.models import SearchRow
from frontdesk.search.rows import rebuild


class Command(BaseCommand):
    help = "search rebuild: makes every row of the search anew where it is not as it ought to be."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("verb", choices=["rebuild"])
        parser.add_argument("--if-empty", action="store_true", help="only when nothing can be found yet, after an upgrade for example")

    def handle(self, *, verb: str, if_empty: bool, verbosity: int, **options: Any) -> None:
        if if_empty and SearchRow.objects.exists():
            return
        for kind, changed in rebuild().items():
            if verbosity:
                self.stdout.write(f"{kind}: {changed} changed")
