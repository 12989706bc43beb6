"""The tables behind the working calendar; `load.calendar()` reads them into a value."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from frontdesk.workdays.calendar import YearStatus

KNOWN = (YearStatus.OFFICIAL, YearStatus.PROVISIONAL)  # `none` is the missing row


class Weekday(models.IntegerChoices):
    """As Python counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class OfficeHours(models.Model):
    """When the office is open on one weekday; a weekday without a row is free."""

    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday, unique=True)
    opens = models.TimeField(_("opens"))
    lunch_from = models.TimeField(_("lunch from"), null=True, blank=True)
    lunch_until = models.TimeField(_("lunch until"), null=True, blank=True)
    closes = models.TimeField(_("closes"))

    class Meta:
        ordering = ["weekday"]
        verbose_name = _("office hours")
        verbose_name_plural = _("office hours")
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="workdays_weekday_exists"),
            models.CheckConstraint(
                condition=(
                    Q(lunch_from__isnull=True, lunch_until__isnull=True, opens__lt=F("closes"))
                    | Q(
                        lunch_from__isnull=False,
                        lunch_until__isnull=False,
                        opens__lt=F("lunch_from"),
                        lunch_from__lt=F("lunch_until"),
                        lunch_until__lt=F("closes"),
                    )
                ),
                name="workdays_hours_in_order",
                violation_error_message=_("Office hours must follow one another: opening, lunch, back from lunch, closing."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"


class Day(models.Model):
    """A day that its weekday does not explain: a holiday, or a make-up working day 调休."""

    on = models.DateField(_("day"), unique=True)
    is_workday = models.BooleanField(_("working day"))
    name_zh = models.CharField(_("name in Chinese"), max_length=100, blank=True)
    name_en = models.CharField(_("name in English"), max_length=100, blank=True)

    class Meta:
        ordering = ["on"]
        verbose_name = _("special day")
        verbose_name_plural = _("special days")

    def __str__(self) -> str:
        return f"{self.on} {self.name_zh}"


class Year(models.Model):
    """What is known about a year; a year without a row follows the weekdays."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    status = models.CharField(_("status"), max_length=20, choices=[(status.value, status.label) for status in KNOWN])

    class Meta:
        ordering = ["year"]
        verbose_name = _("year")
        verbose_name_plural = _("years")
        constraints = [models.CheckConstraint(condition=Q(status__in=[status.value for status in KNOWN]), name="workdays_status_known")]

    def __str__(self) -> str:
        return f"{self.year} {self.status}"
