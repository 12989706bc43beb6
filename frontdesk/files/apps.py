from django.apps import AppConfig

from frontdesk.registry import discover


class FilesConfig(AppConfig):
    name = "frontdesk.files"

    def ready(self) -> None:
        discover("files")
