"""Handouts: at the desk, on the phone, back again; old things and what became of them."""

from django.urls import path

from supplies.views import counter, handing_out, handouts, old_things

urlpatterns = [
    path("supplies/handouts/", handouts.handout_list, name="handout_list"),
    path("supplies/handouts/export/", handouts.handout_export, name="handout_export"),
    path("supplies/handouts/new/", handing_out.handout_new, name="handout_new"),
    path("supplies/handouts/counter/", counter.handout_counter, name="handout_counter"),
    path("supplies/handouts/<int:pk>/", handouts.handout_detail, name="handout_detail"),
    path("supplies/handouts/<int:pk>/confirm/", handouts.handout_confirm, name="handout_confirm"),
    path("supplies/issues/<int:pk>/take-back/", handouts.issue_take_back, name="issue_take_back"),
    path("supplies/old/", old_things.old_list, name="old_list"),
    path("supplies/old/export/", old_things.old_export, name="old_export"),
    path("supplies/old/dispose/", old_things.old_dispose, name="old_dispose"),
    path("supplies/old/<int:pk>/fate/", old_things.old_fate, name="old_fate"),
    path("supplies/disposals/", old_things.disposal_list, name="disposal_list"),
    path("supplies/disposals/<int:pk>/", old_things.disposal_detail, name="disposal_detail"),
    path("supplies/disposals/<int:pk>/sign/", old_things.disposal_sign, name="disposal_sign"),
]
