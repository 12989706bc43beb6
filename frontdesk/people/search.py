"""How colleagues are found: by name in hanzi, pinyin or initials, title, staff number or extension. Never by a mobile number."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.people.names import spellings
from frontdesk.people.permissions import Can
from frontdesk.search.sources import Hit, Source, Wording


class People(Source):
    model, label, icon = Person, _("People"), "users"

    def records(self) -> QuerySet[Person]:
        return Person.objects.active()

    def wording(self, record: Person) -> Wording:
        return Wording(
            title=record.name,
            at=record.joined_at,
            numbers=tuple(filter(None, (record.staff_number, record.extension))),
            names=tuple(filter(None, (record.name, record.name_en))),
            spellings=spellings(record.name) + spellings(record.name_en),
            text=record.title,
        )

    def seen_by(self, reader: Person) -> QuerySet[Person]:
        return Person.objects.active().select_related("department") if reader.can(Can.FIND_PEOPLE) else Person.objects.none()

    def hit(self, record: Person) -> Hit:
        line = " · ".join(filter(None, (str(record.department or ""), record.title)))
        return Hit(title=str(record), line=line, number=record.extension, path=record.get_absolute_url())
