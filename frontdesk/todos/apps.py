from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from frontdesk.registry import discover


class TodosConfig(AppConfig):
    name = "frontdesk.todos"
    verbose_name = _("To-dos")

    def ready(self) -> None:
        discover("promises")
