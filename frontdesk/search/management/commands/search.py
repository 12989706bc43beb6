from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from frontdesk.search.models import SearchRow
from frontdesk.search.rows import rebuild
from frontdesk.search.sources import SOURCES


class Command(BaseCommand):
    help = "search rebuild: makes every row of the search anew where it is not as it ought to be."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("verb", choices=["rebuild"])
        parser.add_argument("--if-empty", action="store_true", help="only kinds of which nothing can be found yet, after an upgrade")

    def handle(self, *, verb: str, if_empty: bool, verbosity: int, **options: Any) -> None:
        known = set(SearchRow.objects.order_by().values_list("kind", flat=True).distinct()) if if_empty else set()
        for kind, changed in rebuild([source for source in SOURCES if source.kind not in known]).items():
            if verbosity:
                self.stdout.write(f"{kind}: {changed} changed")
