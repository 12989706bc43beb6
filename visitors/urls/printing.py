"""Badges on paper: the sheet, the note that it was printed, the lost one."""

from django.urls import path

from visitors.views import badge_sheet, lost

urlpatterns = [
    path("visitors/badges/print/", badge_sheet.badge_sheet, name="badge_sheet"),
    path("visitors/badges/printed/", badge_sheet.badge_print, name="badge_print"),
    path("visitors/badges/export/", lost.badge_export, name="badge_export"),
    path("visitors/visits/<int:pk>/lose-badge/", lost.visit_lose_badge, name="visit_lose_badge"),
]
