"""The staff's addresses. What changes a visit is a sub-resource that is posted to."""

from django.urls import path

from visitors.views import badges, devices, visit_answer, visit_forget, visit_hints, visit_move, visit_steps, visits

urlpatterns = [
    path("visitors/", visits.visit_list, name="visit_list"),
    path("visitors/export/", visits.visit_export, name="visit_export"),
    path("visitors/badges/", badges.badge_list, name="badge_list"),
    path("visitors/badges/add/", badges.badge_add, name="badge_add"),
    path("visitors/badges/<int:pk>/retire/", badges.badge_retire, name="badge_retire"),
    path("visitors/badges/<int:pk>/put-back/", badges.badge_put_back, name="badge_put_back"),
    path("visitors/kiosks/", devices.device_list, name="device_list"),
    path("visitors/kiosks/new/", devices.device_open, name="device_open"),
    path("visitors/kiosks/<int:pk>/pin/", devices.device_pin, name="device_pin"),
    path("visitors/kiosks/<int:pk>/revoke/", devices.device_revoke, name="device_revoke"),
    path("visitors/visits/new/", visits.visit_new, name="visit_new"),
    path("visitors/visits/walk-in/", visits.visit_walk_in, name="visit_walk_in"),
    path("visitors/visits/known/", visit_hints.visit_known, name="visit_known"),
    path("visitors/visits/day-off/", visit_hints.visit_day_off, name="visit_day_off"),
    path("visitors/visits/<int:pk>/", visits.visit_detail, name="visit_detail"),
    path("visitors/visits/<int:pk>/pane/", visits.visit_pane, name="visit_pane"),
    path("visitors/visits/<int:pk>/answer/", visit_answer.visit_answer, name="visit_answer"),
    path("visitors/visits/<int:pk>/check-in/", visit_steps.visit_check_in, name="visit_check_in"),
    path("visitors/visits/<int:pk>/badge/", visit_steps.visit_lend_badge, name="visit_lend_badge"),
    path("visitors/visits/<int:pk>/let-in/", visit_steps.visit_let_in, name="visit_let_in"),
    path("visitors/visits/<int:pk>/check-out/", visit_steps.visit_check_out, name="visit_check_out"),
    path("visitors/visits/<int:pk>/turn-away/", visit_steps.visit_turn_away, name="visit_turn_away"),
    path("visitors/visits/<int:pk>/move/", visit_move.visit_move, name="visit_move"),
    path("visitors/visits/<int:pk>/cancel/", visit_steps.visit_cancel, name="visit_cancel"),
    path("visitors/visits/<int:pk>/clear/", visit_steps.visit_clear, name="visit_clear"),
    path("visitors/visits/<int:pk>/decline/", visit_steps.visit_decline, name="visit_decline"),
    path("visitors/visits/<int:pk>/undo/", visit_steps.visit_undo, name="visit_undo"),
    path("visitors/visits/<int:pk>/forget/", visit_forget.visit_forget, name="visit_forget"),
    path("visitors/visits/<int:pk>/thanked/", visit_steps.visit_thanked, name="visit_thanked"),
]
