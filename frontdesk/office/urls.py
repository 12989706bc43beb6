"""The shared part's own pages."""

from django.urls import path

from frontdesk.office.views import choices, health, inbox, notices, rules, todos

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("language/", choices.language_choose, name="language_choose"),
    path("theme/", choices.theme_choose, name="theme_choose"),
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/read/", inbox.inbox_read, name="inbox_read"),
    path("inbox/<int:pk>/", inbox.inbox_open, name="inbox_open"),
    path("todos/<int:pk>/done/", todos.todo_tick, name="todo_tick"),
    path("todos/<int:pk>/undone/", todos.todo_untick, name="todo_untick"),
    path("rules/", rules.rule_list, name="rule_list"),
    path("rules/<str:name>/", rules.rule_detail, name="rule_detail"),
    path("rules/<str:name>/limits/", rules.rule_change, name="rule_change"),
    path("rules/<str:name>/dry-run/", rules.rule_dry_run, name="rule_dry_run"),
    path("settings/notices/", notices.notice_log, name="notice_log"),
]
