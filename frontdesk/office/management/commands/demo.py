import os
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from frontdesk.daily.counting import count_anew
from frontdesk.daily.daily import DAILIES
from frontdesk.garbage import looking_less
from frontdesk.office.demo.company import people_the_stage
from frontdesk.people.models import Company, Person
from frontdesk.scene import ACTS, EPILOGUES, Scene
from frontdesk.sizes import learn_sizes

MOST = 4 << 30  # bytes


@contextmanager
def keeping_pages() -> Iterator[None]:
    """While ten years are written SQLite may keep its pages in memory: with its usual two megabytes it writes most of them many times."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        usual = cursor.execute("PRAGMA cache_size").fetchone()[0]
        cursor.execute(f"PRAGMA cache_size = {-kibibytes()}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA cache_size = {usual}")


def kibibytes() -> int:
    """A quarter of what the machine has."""
    return min(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 4, MOST) // 1024


class Command(BaseCommand):
    help = "Loads the demo company into an empty database; refuses one that holds real data."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=1, help="another seed, another company")
        parser.add_argument("--scale", choices=["small", "large"], default="small", help="2 months of records, or years of them")
        parser.add_argument("--if-empty", action="store_true", help="say nothing and do nothing when there is data already")

    def handle(self, *, seed: int, scale: str, if_empty: bool, **options: Any) -> None:
        if Person.objects.exists() or Company.objects.exists():
            if if_empty:
                return
            kind = "the demo company already" if Company.objects.here().demo_since else "real data"
            raise CommandError(f"This database holds {kind}. The demo company is loaded into an empty database only.")
        scene = Scene(Random(seed), timezone.now(), scale, say=self.stdout.write if options["verbosity"] else lambda words: None)
        with looking_less(), keeping_pages():
            play(scene)
        learn_sizes()
        self.stdout.write(f"The demo company is here: {Person.objects.count():,} people.")


def play(scene: Scene) -> None:
    with transaction.atomic():  # all of it or nothing, so that a second try finds an empty database
        people_the_stage(scene)
        for act in ACTS:
            act(scene)
    count_anew(DAILIES, now=timezone.now())  # much of it was written without a trail
    for epilogue in EPILOGUES:
        epilogue(scene)
