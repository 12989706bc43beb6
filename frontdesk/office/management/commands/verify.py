import json as jsonlib
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from frontdesk.invariants import INVARIANTS
from frontdesk.journal.seal import seal
from frontdesk.journal.verify import contains


class Command(BaseCommand):
    help = "Checks every invariant (seals, one badge a visit, notices once …); exit 1 naming what broke."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true")
        parser.add_argument(
            "--head",
            action="append",
            default=[],
            metavar="NUMBER:HASH",
            help="a head of the trail kept outside (mail, log): is it still in the chain? HASH alone will do; may be given several times",
        )

    def handle(self, *, json: bool, head: list[str], **options: Any) -> None:
        seal(now=timezone.now(), thorough=True)
        broken = {name: found for name, question in INVARIANTS if (found := list(question()))}
        checked = INVARIANTS.names()
        if head:
            checked = [*checked, "journal.head"]
            if lost := [
                f"{one} is not in the chain: it was rewritten or cut off after this head was kept" for one in head if not contains(one)
            ]:
                broken["journal.head"] = lost
        if json:
            self.stdout.write(jsonlib.dumps({"ok": not broken, "checked": checked, "broken": broken}, ensure_ascii=False, indent=2))
        else:
            for name in checked:
                self.stdout.write(f"{'broken' if name in broken else 'holds '}  {name}")
        if broken:
            raise CommandError("\n".join(f"{name}: {line}" for name, found in broken.items() for line in found[:20]))
