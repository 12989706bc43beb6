"""The visitor's own pages; whoever holds the link may open them."""

from django.urls import path

from visitors.views import group_pass, passes

urlpatterns = [
    path("v/<str:token>/", passes.pass_page, name="pass_page"),
    path("v/<str:token>/group/", group_pass.pass_group, name="pass_group"),
    path("v/<str:token>/status/", passes.pass_status, name="pass_status"),
    path("v/<str:token>/visit.ics", passes.pass_calendar, name="pass_calendar"),
    path("v/<str:token>/late/", passes.pass_late, name="pass_late"),
    path("v/<str:token>/feedback/", passes.pass_feedback, name="pass_feedback"),
]
