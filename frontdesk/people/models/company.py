"""The company whose front desk this is: one row."""

from django.db import models
from django.utils.translation import get_language


class CompanyQuerySet(models.QuerySet["Company"]):
    def here(self) -> "Company":
        """The one company, or an unsaved empty one before the first set-up."""
        return self.first() or Company()


class Company(models.Model):
    only = models.BooleanField(default=True, unique=True, editable=False)
    name = models.CharField(max_length=80, default="前台")
    name_en = models.CharField(max_length=80, default="Frontdesk")
    address = models.CharField(max_length=200, blank=True)
    address_en = models.CharField(max_length=200, blank=True)
    desk_phone = models.CharField(max_length=40, blank=True)
    country = models.CharField(max_length=2, default="CN", help_text="whose holidays the calendar began with; empty: none")
    language = models.CharField(max_length=10, default="zh-hans", help_text="of new people and of whoever nobody knows")
    time_zone = models.CharField(max_length=64, blank=True, help_text="IANA name; empty: FRONTDESK_TIME_ZONE")
    demo_since = models.DateTimeField(null=True, blank=True, help_text="set when the data is a demo company's")

    objects = CompanyQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="company_is_one_row")]

    def __str__(self) -> str:
        return self.name_in(get_language() or "zh-hans")

    def name_in(self, language: str) -> str:
        return self.name_en if language.startswith("en") and self.name_en else self.name

    def address_in(self, language: str) -> str:
        return self.address_en if language.startswith("en") and self.address_en else self.address

    @property
    def local_address(self) -> str:
        return self.address_in(get_language() or "zh-hans")
