"""Pages that look across areas."""

from django.urls import path

from reports.views import desk, handover, month, my_day

app_name = "reports"
urlpatterns = [
    path("", my_day.my_day, name="my_day"),
    path("reports/", month.month, name="month"),
    path("reports/months/", month.trend, name="trend"),
    path("reports/departments/", month.departments, name="departments"),
    path("reports/export/", month.month_export, name="month_export"),
    path("desk/", desk.desk, name="desk"),
    path("desk/live/", desk.desk_live, name="desk_live"),
    path("desk/handover/", handover.handover, name="handover"),
    path("desk/handover/past/", handover.handover_list, name="handover_list"),
    path("desk/handover/<int:pk>/", handover.handover_detail, name="handover_detail"),
    path("desk/handover/<int:pk>/take/", handover.handover_take, name="handover_take"),
    path("desk/handover/<int:pk>/withdraw/", handover.handover_withdraw, name="handover_withdraw"),
]
