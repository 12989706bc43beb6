from django.apps import AppConfig

from frontdesk.registry import discover


class WebConfig(AppConfig):
    name = "frontdesk.web"

    def ready(self) -> None:
        for package in ("menu", "panels", "sections", "figures", "limits", "records", "first_steps"):
            discover(package)
