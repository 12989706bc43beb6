"""After the meeting, special things for it, and series that nobody comes to."""

from django.urls import path

from meetings.views import afterwards, specials, strike_outs

urlpatterns = [
    path("meetings/<int:pk>/afterwards/", afterwards.afterwards, name="afterwards"),
    path("meetings/<int:pk>/afterwards/<int:item>/tick/", afterwards.afterwards_tick, name="afterwards_tick"),
    path("meetings/<int:pk>/afterwards/found/", afterwards.afterwards_found, name="afterwards_found"),
    path("meetings/<int:pk>/report/", afterwards.report_page, name="report_page"),
    path("meetings/<int:pk>/report/right/", afterwards.report_right, name="report_right"),
    path("meetings/<int:pk>/report/wrong/", afterwards.report_wrong, name="report_wrong"),
    path("meetings/<int:pk>/specials/", specials.special_ask, name="special_ask"),
    path("meetings/specials/<int:pk>/answer/", specials.special_answer, name="special_answer"),
    path("meetings/series/<int:pk>/", strike_outs.strike_out_page, name="strike_out_page"),
    path("meetings/series/<int:pk>/keep/", strike_outs.strike_out_keep, name="strike_out_keep"),
    path("meetings/series/<int:pk>/end/", strike_outs.strike_out_end, name="strike_out_end"),
]
