"""Pages that look across areas."""

from django.urls import path

from reports.views import desk, month, my_day

app_name = "reports"
urlpatterns = [
    path("", my_day.my_day, name="my_day"),
    path("reports/", month.month, name="month"),
    path("reports/months/", month.trend, name="trend"),
    path("reports/departments/", month.departments, name="departments"),
    path("reports/export/", month.month_export, name="month_export"),
    path("desk/", desk.desk, name="desk"),
    path("desk/live/", desk.desk_live, name="desk_live"),
]
