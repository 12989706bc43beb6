from django.apps import AppConfig

from frontdesk.registry import discover


class NumbersConfig(AppConfig):
    name = "frontdesk.numbers"

    def ready(self) -> None:
        discover("numbers")
