"""Rounds, and the checklists they follow."""

from django.urls import path

from repairs.views import checklists, rounds

HERE = "repairs/rounds/"
LISTS = "repairs/checklists/"
urlpatterns = [
    path(HERE, rounds.round_list, name="round_list"),
    path(f"{HERE}history/", rounds.round_history, name="round_history"),
    path(f"{HERE}history/export/", rounds.round_export, name="round_export"),
    path(f"{HERE}<int:pk>/", rounds.round_detail, name="round_detail"),
    path(f"{HERE}<int:pk>/items/<int:item>/", rounds.round_answer, name="round_answer"),
    path(f"{HERE}<int:pk>/finish/", rounds.round_finish, name="round_finish"),
    path(LISTS, checklists.checklist_list, name="checklist_list"),
    path(f"{LISTS}new/", checklists.checklist_new, name="checklist_new"),
    path(f"{LISTS}<int:pk>/", checklists.checklist_detail, name="checklist_detail"),
    path(f"{LISTS}<int:pk>/edit/", checklists.checklist_edit, name="checklist_edit"),
    path(f"{LISTS}<int:pk>/close/", checklists.checklist_close, name="checklist_close"),
    path(f"{LISTS}<int:pk>/reopen/", checklists.checklist_reopen, name="checklist_reopen"),
    path(f"{LISTS}<int:pk>/items/new/", checklists.checklist_item_new, name="checklist_item_new"),
    path(f"{LISTS}items/<int:pk>/edit/", checklists.checklist_item_edit, name="checklist_item_edit"),
    path(f"{LISTS}items/<int:pk>/close/", checklists.checklist_item_close, name="checklist_item_close"),
    path(f"{LISTS}items/<int:pk>/reopen/", checklists.checklist_item_reopen, name="checklist_item_reopen"),
]
