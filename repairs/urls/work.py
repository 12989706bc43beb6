"""A technician's pages, and the hand-offs to contractors."""

from django.urls import path

from repairs.urls import converters  # noqa: F401 - declares <ticket:…>
from repairs.views import hand_offs, work, work_forms, work_steps

ONE = "repairs/work/<ticket:number>"

urlpatterns = [
    path("repairs/work/", work.work_day, name="work_day"),
    path(f"{ONE}/", work.work_ticket, name="work_ticket"),
    path(f"{ONE}/accept/", work_steps.work_accept, name="work_accept"),
    path(f"{ONE}/decline/", work_steps.work_decline, name="work_decline"),
    path(f"{ONE}/start/", work_steps.work_start, name="work_start"),
    path(f"{ONE}/answer/", work_steps.work_answer, name="work_answer"),
    path(f"{ONE}/note/", work_steps.work_note, name="work_note"),
    path(f"{ONE}/pause/", work_steps.work_pause, name="work_pause"),
    path(f"{ONE}/resume/", work_steps.work_resume, name="work_resume"),
    path(f"{ONE}/tell-day/", work_steps.work_tell_day, name="work_tell_day"),
    path(f"{ONE}/finish/", work_forms.work_finish, name="work_finish"),
    path(f"{ONE}/parts/", work_forms.work_parts, name="work_parts"),
    path(f"{ONE}/parts/<int:pk>/back/", work_forms.work_part_back, name="work_part_back"),
    path(f"{ONE}/hand-off/", work_forms.work_hand_off, name="work_hand_off"),
    path(f"{ONE}/came-back/", work_forms.work_came_back, name="work_came_back"),
    path(f"{ONE}/renew/", work_steps.work_renew, name="work_renew"),
    path("repairs/hand-offs/", hand_offs.hand_off_list, name="hand_off_list"),
    path("repairs/hand-offs/export/", hand_offs.hand_off_export, name="hand_off_export"),
    path("repairs/hand-offs/<int:pk>/", hand_offs.hand_off_paper, name="hand_off_paper"),
]
