"""The kiosk's addresses. The browser stays at /kiosk/; the others are posted to and change its screen."""

from django.urls import path

from visitors.views import kiosk_arrive, kiosk_done, kiosk_exit, kiosk_help, kiosk_leave, kiosk_pair, kiosk_walk_in

urlpatterns = [
    path("kiosk/", kiosk_help.kiosk_welcome, name="kiosk_welcome"),
    path("kiosk/pair/", kiosk_pair.kiosk_pair, name="kiosk_pair"),
    path("kiosk/find/", kiosk_arrive.kiosk_find, name="kiosk_find"),
    path("kiosk/phone/", kiosk_arrive.kiosk_phone, name="kiosk_phone"),
    path("kiosk/confirm/", kiosk_arrive.kiosk_confirm, name="kiosk_confirm"),
    path("kiosk/details/", kiosk_walk_in.kiosk_details, name="kiosk_details"),
    path("kiosk/host/", kiosk_walk_in.kiosk_host, name="kiosk_host"),
    path("kiosk/consent/", kiosk_walk_in.kiosk_consent, name="kiosk_consent"),
    path("kiosk/done/<str:seen>/", kiosk_done.kiosk_done, name="kiosk_done"),
    path("kiosk/status/<str:seen>/", kiosk_done.kiosk_status, name="kiosk_status"),
    path("kiosk/leave/", kiosk_leave.kiosk_leave, name="kiosk_leave"),
    path("kiosk/check-out/", kiosk_leave.kiosk_check_out, name="kiosk_check_out"),
    path("kiosk/delivery/", kiosk_help.kiosk_delivery, name="kiosk_delivery"),
    path("kiosk/exit/", kiosk_exit.kiosk_exit, name="kiosk_exit"),
    path("kiosk/call/", kiosk_help.kiosk_call, name="kiosk_call"),
]
