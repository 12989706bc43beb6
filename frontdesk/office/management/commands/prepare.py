from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from frontdesk.office import set_up_key
from frontdesk.office.serve.prepare import prepare


class Command(BaseCommand):
    help = "Bring database, messages and static files up to date (serve does it by itself)."

    def handle(self, *args: Any, **options: Any) -> None:
        prepare(self.stdout.write)
        if first := set_up_key.address(settings.BASE_URL):
            self.stdout.write(f"Nobody can log in yet. Set up: {first}")
