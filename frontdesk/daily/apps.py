from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from frontdesk.registry import discover


class DailyConfig(AppConfig):
    name = "frontdesk.daily"
    verbose_name = _("Daily facts")

    def ready(self) -> None:
        discover("daily")
