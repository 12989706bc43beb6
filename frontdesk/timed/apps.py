from celery import current_app
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from frontdesk.registry import discover


class TimedConfig(AppConfig):
    name = "frontdesk.timed"
    verbose_name = _("Rules")

    def ready(self) -> None:
        discover("rules")
        from frontdesk.timed.tasks import schedule  # noqa: PLC0415  models are ready only now

        schedule(current_app._get_current_object())
