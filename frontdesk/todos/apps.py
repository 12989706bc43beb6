from django.apps import AppConfig

from frontdesk.registry import discover


class TodosConfig(AppConfig):
    name = "frontdesk.todos"

    def ready(self) -> None:
        discover("promises")
