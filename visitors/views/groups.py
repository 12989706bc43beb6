"""Groups that come together: their list, a new one by paste or spreadsheet, looked at before it is saved."""

from typing import Any

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from frontdesk.excel.read import read
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.refusal import Refused
from frontdesk.web.export import export
from frontdesk.web.forms import refuse
from frontdesk.web.gate import gate
from frontdesk.web.once import once
from frontdesk.web.pages import Choice, Column, Listing
from frontdesk.web.request import Request
from frontdesk.web.toasts import toast
from visitors.actions import groups
from visitors.actions.groups import MOST, Coming
from visitors.forms import group_rows
from visitors.forms.group_rows import GroupList
from visitors.forms.groups import REFUSALS, GroupForm
from visitors.models import VisitGroup

SALT = "visitors.groups.list"
HOUR = 3600
NAMED = 3  # of who is left out, in the line that says so

GROUPS = Listing(
    columns=(
        Column("when", gettext_lazy("When"), sort="expected_at", text=lambda group: group.expected_at, width=18),
        Column("title", gettext_lazy("Group"), sort="title", text=lambda group: group.title, width=32),
        Column("host", gettext_lazy("Host"), sort="host__name_key", text=lambda group: group.host, width=20),
        Column("many", gettext_lazy("People"), text=lambda group: group.many),
        Column("here", gettext_lazy("Here"), text=lambda group: group.here),
        Column("gone", gettext_lazy("Gone"), text=lambda group: group.gone),
    ),
    choices=(
        Choice(
            "day",
            (
                ("coming", gettext_lazy("today and later"), lambda rows, ask: rows.filter(expected_at__gte=day_begins(ask.now))),
                ("past", gettext_lazy("before today"), lambda rows, ask: rows.filter(expected_at__lt=day_begins(ask.now))),
            ),
        ),
        Choice("whose", (("mine", gettext_lazy("mine"), lambda rows, ask: rows.filter(host=ask.person)),)),
    ),
    search=lambda rows, words: rows.matching(words),
    sort=lambda page: "when" if page.chosen["day"] == "coming" else "-when",
    shown=lambda rows: rows.counted().select_related("host__department"),
)


def day_begins(now: Any) -> Any:
    return timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)


@gate(Can.USE_OFFICE)
def group_list(request: Request) -> HttpResponse:
    page = GROUPS.page(request, VisitGroup.objects.visible_to(request.user), now=timezone.now())
    return render(request, "visitors/group_list.html", {"list": page})


@gate(Can.USE_OFFICE)
def group_list_export(request: Request) -> HttpResponse:
    return GROUPS.page(request, VisitGroup.objects.visible_to(request.user), now=timezone.now()).xlsx(_("Groups"))


@gate(Can.USE_OFFICE)
def group_template(request: Request) -> HttpResponse:
    """An empty file with the heads, in the reader's language."""
    title = _("List of a group")
    return export(request, title=title, heads=group_rows.heads(), rows=(), widths=group_rows.WIDTHS, plain="group")


@gate(Can.USE_OFFICE)
def group_new(request: Request) -> HttpResponse:
    """The list is read, which is slow, and shown row by row; nothing is saved yet, so no key is taken and nobody waits for a lock."""
    form = new_form(request)
    context: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            context = looked_at(request, form)
        except Refused as error:
            refuse(form, error, REFUSALS | dict.fromkeys([error.code], "file" if form.cleaned_data["file"] else "pasted"))
    return new_page(request, form, **context)


def new_form(request: Request, *, bare: bool = False) -> GroupForm:
    chooses, posted = request.user.can(Can.RECEIVE_VISITORS), request.method == "POST" and not bare
    return GroupForm(request.POST if posted else None, request.FILES if posted else None, chooses_host=chooses, now=timezone.now())


def new_page(request: Request, form: GroupForm, **context: Any) -> HttpResponse:
    return render(request, "visitors/group_new.html", {"form": form, "most": MOST, **context}, status=422 if form.errors else 200)


def looked_at(request: Request, form: GroupForm) -> dict[str, Any]:
    """What the preview shows, with all that saving it needs, signed into its form."""
    given = form.cleaned_data
    sheet = read(given["file"], rows=10 * MOST) if given["file"] else group_rows.pasted(given["pasted"])
    shared = {"host": request.user, **form.shared}
    if shared["expected_at"] <= timezone.now():
        raise Refused(_("This moment has passed. Choose a later time."), "past")
    found = group_rows.judged(sheet, groups.expected_with(shared["host"], shared["expected_at"], by=request.user))
    places = {id(row): place for place, row in enumerate(found.good)}
    rows = [{"judged": row, "place": places.get(id(row))} for row in found.rows]
    return {"found": found, "rows": rows, "shared": shared, "payload": sealed(request.user, shared, found)}


def sealed(by: Person, shared: dict[str, Any], found: GroupList) -> str:
    rows = [group_rows.row_of(row.coming) for row in found.good]
    facts = {**shared, "host": shared["host"].pk, "expected_at": shared["expected_at"].isoformat()}
    bad = [[row.number, row.coming.name] for row in found.bad]
    return signing.dumps({"by": by.pk, "shared": facts, "rows": rows, "bad": bad}, salt=SALT, compress=True)


@gate(Can.USE_OFFICE)
@require_POST
@once
def group_confirm(request: Request) -> HttpResponse:
    """The good rows of what the preview showed are expected; who was left out is named."""
    try:
        shared, rows, bad = opened(request)
        group, known = groups.expect_group(**shared, rows=rows, leader=leader_in(request), by=request.user, now=timezone.now())
    except Refused as error:
        form = new_form(request, bare=True)
        form.errors["__all__"] = form.error_class([str(error)])
        return new_page(request, form)
    left_out = [name or _("row %(row)d") % {"row": number} for number, name in bad] + [row.name for row in known]
    toast(request, told(len(rows) - len(known), left_out))
    return redirect(group)


def opened(request: Request) -> tuple[dict[str, Any], list[Coming], list[tuple[int, str]]]:
    """What `sealed` made, for the same person within the hour. Refused: old, host."""
    try:
        sent = signing.loads(request.POST.get("payload", ""), salt=SALT, max_age=HOUR)
    except signing.BadSignature:
        sent = {}
    if sent.get("by") != request.user.pk:
        raise Refused(_("This preview is older than an hour. Paste the list again."), "old")
    shared = sent["shared"]
    shared["host"] = Person.objects.select_related("department").get(pk=shared["host"])
    shared["expected_at"] = parse_datetime(shared["expected_at"])
    return shared, [Coming(*row) for row in sent["rows"]], sent["bad"]


def leader_in(request: Request) -> int:
    """Which of the good rows was ticked as the leader; the first unless one was."""
    given = request.POST.get("leader", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 4 else 0


def told(many: int, left_out: list[str]) -> str:
    """What was saved, and who was left out, in a line."""
    saved = ngettext("%(n)d person is expected.", "%(n)d people are expected.", many) % {"n": many}
    if not left_out:
        return saved
    named = _(", ").join(left_out[:NAMED])
    if len(left_out) > NAMED:
        named = _("%(names)s and %(n)d more") % {"names": named, "n": len(left_out) - NAMED}
    return _("%(saved)s Left out: %(names)s") % {"saved": saved, "names": named}
