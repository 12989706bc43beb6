from typing import Any

from django.core.management.base import BaseCommand

from frontdesk.office.serve.prepare import prepare


class Command(BaseCommand):
    help = "Bring database, messages and static files up to date (serve does it by itself)."

    def handle(self, *args: Any, **options: Any) -> None:
        prepare(self.stdout.write)
