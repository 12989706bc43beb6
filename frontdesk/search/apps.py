from django.apps import AppConfig

from frontdesk.registry import discover


class SearchConfig(AppConfig):
    name = "frontdesk.search"

    def ready(self) -> None:
        discover("search")
