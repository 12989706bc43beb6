"""Documents in words, for who may read them."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from documents.models import (
    Circulation,
    Clearance,
    Document,
    Handling,
    HandOver,
    Paper,
    Reader,
    Recipient,
    RoutingList,
    Signing,
    SignOff,
    Template,
)
from documents.scope import seen_by
from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.records import About, record_kind, shown


def documents(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return shown(seen_by(reader), ids)


def sign_offs(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = SignOff.objects.filter(pk__in=ids, document__in=seen_by(reader)).select_related("document")
    return {each.pk: About(str(each), each.document.get_absolute_url()) for each in rows}


def signings(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = Signing.objects.filter(pk__in=ids, step__sign_off__document__in=seen_by(reader)).select_related(
        "signer", "step__sign_off__document"
    )
    return {each.pk: About(str(each), each.step.sign_off.document.get_absolute_url()) for each in rows}


def clearances(ids: Sequence[int], reader: Person) -> dict[int, About]:
    return {each.pk: About(str(each)) for each in Clearance.objects.visible_to(reader).filter(pk__in=ids)}


def handlings(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = Handling.objects.filter(pk__in=ids, document__in=seen_by(reader)).select_related("document", "department")
    return {each.pk: About(str(each), each.document.get_absolute_url()) for each in rows}


def routing_lists(ids: Sequence[int], reader: Person) -> dict[int, About]:
    """Their names stand on the forms of who keeps documents."""
    rows = RoutingList.objects.filter(pk__in=ids) if reader.can(Can.KEEP_DOCUMENTS) else ()
    return {each.pk: About(str(each), each.get_absolute_url()) for each in rows}


def recipients(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = Recipient.objects.filter(pk__in=ids, document__in=seen_by(reader)).select_related("document", "person")
    return {each.pk: About(f"{each.document} · {each}", each.document.get_absolute_url()) for each in rows}


def templates(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = Template.objects.filter(pk__in=ids) if reader.can(Can.READ_DOCUMENTS) else Template.objects.none()
    return {each.pk: About(str(each)) for each in rows}


def circulations(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = Circulation.objects.filter(pk__in=ids, document__in=seen_by(reader)).select_related("document")
    return {each.pk: About(str(each), each.document.get_absolute_url()) for each in rows}


def readers(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = Reader.objects.filter(pk__in=ids, circulation__document__in=seen_by(reader)).select_related("person", "circulation__document")
    return {each.pk: About(str(each), each.circulation.document.get_absolute_url()) for each in rows}


record_kind(Circulation, _("circulation of a document"), circulations)
record_kind(Reader, _("reader of a document"), readers)
record_kind(Recipient, _("recipient of a document"), recipients)
record_kind(Template, _("template"), templates)


def papers(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = Paper.objects.about(seen_by(reader)).filter(pk__in=ids).select_related("document")
    return {each.pk: About(str(each), each.get_absolute_url()) for each in rows}


def hand_overs(ids: Sequence[int], reader: Person) -> dict[int, About]:
    rows = HandOver.objects.about(seen_by(reader)).filter(pk__in=ids).select_related("paper__document")
    return {each.pk: About(str(each), each.get_absolute_url()) for each in rows}


record_kind(Paper, _("paper of a document"), papers)
record_kind(HandOver, _("hand-over of paper"), hand_overs)
record_kind(RoutingList, _("list of people"), routing_lists)
record_kind(Handling, _("handling of a document"), handlings)
record_kind(Document, _("document"), documents)
record_kind(SignOff, _("sign-off of a document"), sign_offs)
record_kind(Signing, _("signature of a document"), signings)
record_kind(Clearance, _("clearance"), clearances)
