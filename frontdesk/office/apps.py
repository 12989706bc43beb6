from django.apps import AppConfig

from frontdesk.registry import discover


class OfficeConfig(AppConfig):
    name = "frontdesk.office"

    def ready(self) -> None:
        for package in ("triggers", "invariants", "demo", "forgetting", "welcome"):
            discover(package)
