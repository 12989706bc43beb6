"""Agenda, papers, the attendance sheet, and templates of minutes."""

from django.urls import path

from meetings.views import agenda, minutes_templates, papers, sign_in

urlpatterns = [
    path("meetings/<int:pk>/agenda/", agenda.agenda_page, name="agenda_page"),
    path("meetings/<int:pk>/agenda/print/", agenda.agenda_print, name="agenda_print"),
    path("meetings/<int:pk>/agenda/bring/", agenda.agenda_bring, name="agenda_bring"),
    path("meetings/<int:pk>/agenda/call/", agenda.agenda_call, name="agenda_call"),
    path("meetings/<int:pk>/agenda/send/", agenda.agenda_send, name="agenda_send"),
    path("meetings/<int:pk>/agenda/<int:point>/edit/", agenda.agenda_point_edit, name="agenda_point_edit"),
    path("meetings/<int:pk>/agenda/<int:point>/up/", agenda.agenda_point_up, name="agenda_point_up"),
    path("meetings/<int:pk>/agenda/<int:point>/remove/", agenda.agenda_point_remove, name="agenda_point_remove"),
    path("meetings/m/<int:pk>/papers/", papers.papers_add, name="papers_add"),
    path("meetings/<int:pk>/sheet/", sign_in.sheet_page, name="sheet_page"),
    path("meetings/<int:pk>/sheet/live/", sign_in.sheet_live, name="sheet_live"),
    path("meetings/<int:pk>/sheet/print/", sign_in.sheet_print, name="sheet_print"),
    path("meetings/<int:pk>/sheet/tick/", sign_in.sheet_tick, name="sheet_tick"),
    path("meetings/sheet/<int:pk>/strike/", sign_in.sheet_strike, name="sheet_strike"),
    path("meetings/<int:pk>/sign-in/", sign_in.sign_in, name="sign_in"),
    path("meetings/minutes-templates/", minutes_templates.minutes_template_list, name="minutes_template_list"),
    path("meetings/minutes-templates/<int:pk>/", minutes_templates.minutes_template_edit, name="minutes_template_edit"),
    path("meetings/minutes-templates/<int:pk>/close/", minutes_templates.minutes_template_close, name="minutes_template_close"),
]
