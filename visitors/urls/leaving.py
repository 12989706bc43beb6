"""Leaving: what is checked, by the desk or by the host; the kiosk's "I'll be back"."""

from django.urls import path

from visitors.views import kiosk_leave, leaving

urlpatterns = [
    path("visitors/visits/<int:pk>/leave/", leaving.visit_leave, name="visit_leave"),
    path("visitors/visits/<int:pk>/left-at/", leaving.visit_set_left, name="visit_set_left"),
    path("visitors/visits/<int:pk>/badge-back/", leaving.visit_badge_back, name="visit_badge_back"),
    path("kiosk/step-out/", kiosk_leave.kiosk_step_out, name="kiosk_step_out"),
    path("kiosk/come-back/", kiosk_leave.kiosk_come_back, name="kiosk_come_back"),
]
