"""Roll calls, online and off."""

from django.urls import path

from visitors.views import roll_call

urlpatterns = [
    path("visitors/roll-call/", roll_call.roll_call_list, name="roll_call_list"),
    path("visitors/roll-call/begin/", roll_call.roll_call_begin, name="roll_call_begin"),
    path("visitors/roll-call/export/", roll_call.roll_call_export, name="roll_call_export"),
    path("visitors/roll-call/worker.js", roll_call.roll_call_worker, name="roll_call_worker"),
    path("visitors/roll-call/<int:pk>/", roll_call.roll_call_detail, name="roll_call_detail"),
    path("visitors/roll-call/<int:pk>/state/", roll_call.roll_call_state, name="roll_call_state"),
    path("visitors/roll-call/<int:pk>/mark/", roll_call.roll_call_mark, name="roll_call_mark"),
    path("visitors/roll-call/<int:pk>/end/", roll_call.roll_call_end, name="roll_call_end"),
    path("visitors/roll-call/<int:pk>/export/", roll_call.roll_call_sheet, name="roll_call_sheet"),
]
