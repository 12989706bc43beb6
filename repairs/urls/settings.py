"""What a manager sets up: categories, things, teams, rules of dispatch, contractors."""

from typing import Any

from django.urls import URLPattern, path

from repairs.views import categories, contractors, members, routes, teams, things


def kept(folder: str, noun: str, views: Any) -> list[URLPattern]:
    """List, export, new, edit, close and open again: the same for each."""
    return [
        path(f"repairs/{folder}/", getattr(views, f"{noun}_list"), name=f"{noun}_list"),
        path(f"repairs/{folder}/export/", getattr(views, f"{noun}_export"), name=f"{noun}_export"),
        path(f"repairs/{folder}/new/", getattr(views, f"{noun}_new"), name=f"{noun}_new"),
        path(f"repairs/{folder}/<int:pk>/edit/", getattr(views, f"{noun}_edit"), name=f"{noun}_edit"),
        path(f"repairs/{folder}/<int:pk>/close/", getattr(views, f"{noun}_close"), name=f"{noun}_close"),
        path(f"repairs/{folder}/<int:pk>/reopen/", getattr(views, f"{noun}_reopen"), name=f"{noun}_reopen"),
    ]


urlpatterns = [
    *kept("categories", "category", categories),
    path("repairs/categories/usual/", categories.category_usual, name="category_usual"),
    *kept("things", "thing", things),
    path("repairs/things/labels/", things.thing_labels, name="thing_labels"),
    path("repairs/t/<str:token>/", things.thing_page, name="thing_page"),
    *kept("teams", "team", teams),
    path("repairs/teams/<int:pk>/", teams.team_detail, name="team_detail"),
    path("repairs/teams/<int:pk>/members/new/", members.member_new, name="member_new"),
    path("repairs/teams/members/<int:pk>/edit/", members.member_edit, name="member_edit"),
    path("repairs/teams/members/<int:pk>/leave/", members.member_leave, name="member_leave"),
    *kept("routes", "route", routes),
    path("repairs/routes/<int:pk>/move/", routes.route_move, name="route_move"),
    *kept("contractors", "contractor", contractors),
]
