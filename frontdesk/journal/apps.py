from django.apps import AppConfig

from frontdesk.registry import discover


class JournalConfig(AppConfig):
    name = "frontdesk.journal"

    def ready(self) -> None:
        discover("verbs")
