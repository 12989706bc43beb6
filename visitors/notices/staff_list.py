"""Building security hears every two weeks who works here, with the list as a spreadsheet made as the mail goes out."""

from io import BytesIO

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from frontdesk.excel.write import write
from frontdesk.outbox.kinds import Attachment, NoticeKind
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import DutyContact, Person
from frontdesk.people.models.duty_contact import Duty

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class StaffList(NoticeKind):
    """The duty contacts for security get the staff list every two weeks: number, name, department, extension, no mobiles."""

    label = gettext_lazy("staff list for security")
    hears = gettext_lazy(
        "The duty contacts for security get the staff list every two weeks: number, name, department, extension, no mobiles."
    )
    channels = (Channel.MAIL,)
    must = True
    placeholders = ("company_here", "day", "people")
    samples = {"day": ("2026-11-23", "2026-11-23"), "people": ("86", "86")}

    def is_obsolete(self, notice: Notice) -> bool:
        """Whoever is no contact for security any more, or is reached elsewhere by now, gets no list."""
        contact = DutyContact.objects.filter(pk=notice.subject_id, duty=Duty.SECURITY).select_related("department").first()
        if contact is None:
            return True
        if notice.reader_id is None:
            return contact.outside_number != notice.address
        return notice.reader_id not in (contact.person_id, contact.department and contact.department.head_id)

    def attachments(self, notice: Notice) -> list[Attachment]:
        """Nothing of it lies in the database or on the disk."""
        return [staff_list()]


def staff_list() -> Attachment:
    """Who works here at this moment, by staff number, in the company's language."""
    people = Person.objects.active().select_related("department").order_by("staff_number")
    with override(settings.LANGUAGE_CODE):
        out, title = BytesIO(), _("Staff list")
        rows = ([person.staff_number, str(person), person.department or "", person.extension] for person in people)
        heads = [_("Staff number"), _("Name"), _("Department"), _("Extension")]
        write(out, title=title, heads=heads, rows=rows, widths=(14, 20, 28, 12))
        return Attachment(f"{title}-{timezone.localdate():%Y-%m-%d}.xlsx", XLSX, out.getvalue())
