"""Groups that come together, and passes for who comes again and again."""

from django.urls import path

from visitors.views import group_steps, groups, recurring

urlpatterns = [
    path("visitors/groups/", groups.group_list, name="group_list"),
    path("visitors/groups/export/", groups.group_list_export, name="group_list_export"),
    path("visitors/groups/new/", groups.group_new, name="group_new"),
    path("visitors/groups/confirm/", groups.group_confirm, name="group_confirm"),
    path("visitors/groups/template/", groups.group_template, name="group_template"),
    path("visitors/groups/<int:pk>/", group_steps.group_detail, name="group_detail"),
    path("visitors/groups/<int:pk>/export/", group_steps.group_export, name="group_export"),
    path("visitors/groups/<int:pk>/add/", group_steps.group_add, name="group_add"),
    path("visitors/groups/<int:pk>/check-in/", group_steps.group_check_in, name="group_check_in"),
    path("visitors/groups/<int:pk>/let-in/", group_steps.group_let_in, name="group_let_in"),
    path("visitors/groups/<int:pk>/check-out/", group_steps.group_check_out, name="group_check_out"),
    path("visitors/groups/<int:pk>/cancel/", group_steps.group_cancel, name="group_cancel"),
    path("visitors/recurring/", recurring.recurring_list, name="recurring_list"),
    path("visitors/recurring/export/", recurring.recurring_export, name="recurring_export"),
    path("visitors/recurring/new/", recurring.recurring_new, name="recurring_new"),
    path("visitors/recurring/<int:pk>/", recurring.recurring_detail, name="recurring_detail"),
    path("visitors/recurring/<int:pk>/until/", recurring.recurring_longer, name="recurring_longer"),
    path("visitors/recurring/<int:pk>/end/", recurring.recurring_end, name="recurring_end"),
]
