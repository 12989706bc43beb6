from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from frontdesk.office.traces import traces


class Command(BaseCommand):
    help = "Says where a name, number or address still lies: every table, and every file under var; exit 1 when it is found."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("text", nargs="+", help="a name, a phone number, an e-mail address; any of them counts")

    def handle(self, *, text: list[str], **options: Any) -> None:
        found = traces(*text)
        for trace in found:
            self.stdout.write(str(trace))
        if found:
            raise CommandError(f"{len(found)} traces", returncode=1)
        self.stdout.write("no trace")
