"""Bookings, and who waits for one."""

from django.urls import path

from meetings.views import booking_new, booking_steps, bookings, importing, waiting

urlpatterns = [
    path("meetings/new/", booking_new.booking_new, name="booking_new"),
    path("meetings/new/rooms/", booking_new.booking_rooms, name="booking_rooms"),
    path("meetings/mine/", bookings.booking_list, name="booking_list"),
    path("meetings/mine/export/", bookings.booking_export, name="booking_export"),
    path("meetings/import/", importing.booking_import, name="booking_import"),
    path("meetings/import/confirm/", importing.booking_import_confirm, name="booking_import_confirm"),
    path("meetings/import/pattern.xlsx", importing.booking_sheet, name="booking_sheet"),
    path("meetings/<int:pk>/", bookings.booking_detail, name="booking_detail"),
    path("meetings/<int:pk>/move/", booking_steps.booking_move, name="booking_move"),
    path("meetings/<int:pk>/move/rooms/", booking_steps.booking_move_rooms, name="booking_move_rooms"),
    path("meetings/<int:pk>/edit/", booking_steps.booking_edit, name="booking_edit"),
    path("meetings/<int:pk>/cancel/", booking_steps.booking_cancel, name="booking_cancel"),
    path("meetings/<int:pk>/restore/", booking_steps.booking_restore, name="booking_restore"),
    path("meetings/<int:pk>/check-in/", booking_steps.booking_check_in, name="booking_check_in"),
    path("meetings/<int:pk>/check-out/", booking_steps.booking_check_out, name="booking_check_out"),
    path("meetings/<int:pk>/end/", booking_steps.booking_end, name="booking_end"),
    path("meetings/<int:pk>/prolong/", booking_steps.booking_prolong, name="booking_prolong"),
    path("meetings/<int:pk>/agree/", booking_steps.booking_agree, name="booking_agree"),
    path("meetings/<int:pk>/decline/", booking_steps.booking_decline, name="booking_decline"),
    path("meetings/waiting/<int:pk>/take/", waiting.waiter_take, name="waiter_take"),
    path("meetings/waiting/<int:pk>/give-up/", waiting.waiter_give_up, name="waiter_give_up"),
]
