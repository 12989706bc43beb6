"""What the leader of a group sees by their link: everybody's code, and who has arrived."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from visitors import passes
from visitors.actions import groups
from visitors.models import Visit
from visitors.views.passes import at_pass


@at_pass
def pass_group(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The list, for the leader alone; codes stand there until the day is over."""
    leader = groups.leader_of(visit.group) if visit.group else None
    if leader is None or leader.pk != visit.pk or visit.cancelled_at:
        return redirect(passes.path_of(visit))
    mates = list(Visit.objects.filter(group=visit.group).alive().order_by("pk"))
    is_over = bool(visit.code_on and visit.code_on < timezone.localdate())
    context = {
        "visit": visit,
        "group": visit.group,
        "mates": mates,
        "came": sum(mate.arrived_at is not None for mate in mates),
        "is_over": is_over,
        "token": passes.token_of(visit),
    }
    return render(request, "visitors/pass_group.html", context)
