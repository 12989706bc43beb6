from django.apps import AppConfig

from frontdesk.registry import discover


class OutboxConfig(AppConfig):
    name = "frontdesk.outbox"

    def ready(self) -> None:
        discover("notices")
