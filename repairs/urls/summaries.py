"""每日汇总."""

from django.urls import path

from repairs.urls import converters  # noqa: F401 - declares <ticket:…> and <iso_day:…>
from repairs.views import summaries

urlpatterns = [
    path("repairs/summary/", summaries.summary_list, name="summary_list"),
    path("repairs/summary/export/", summaries.summary_export, name="summary_export"),
    path("repairs/summary/<iso_day:day>/", summaries.summary_detail, name="summary_detail"),
    path("repairs/summary/<iso_day:day>/<ticket:number>/date/", summaries.summary_date, name="summary_date"),
]
