import json as jsonlib
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from frontdesk.invariants import INVARIANTS
from frontdesk.journal.seal import seal


class Command(BaseCommand):
    help = "Checks every invariant (seals, one badge a visit, notices once …); exit 1 naming what broke."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true")

    def handle(self, *, json: bool, **options: Any) -> None:
        seal(now=timezone.now(), thorough=True)
        broken = {name: found for name, question in INVARIANTS if (found := list(question()))}
        if json:
            self.stdout.write(
                jsonlib.dumps({"ok": not broken, "checked": INVARIANTS.names(), "broken": broken}, ensure_ascii=False, indent=2)
            )
        else:
            for name in INVARIANTS.names():
                self.stdout.write(f"{'broken' if name in broken else 'holds '}  {name}")
        if broken:
            raise CommandError("\n".join(f"{name}: {line}" for name, found in broken.items() for line in found[:20]))
