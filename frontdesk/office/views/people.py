"""Finding a colleague by name while one types."""

from django.http import JsonResponse

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.gate import gate
from frontdesk.web.request import Request

MOST = 10


@gate(Can.FIND_PEOPLE)
def person_find(request: Request) -> JsonResponse:
    """At most ten: id, name, department. Never a phone number or an address."""
    words = request.GET.get("q", "").strip()[:80]
    people = Person.objects.active().named_like(words).select_related("department").order_by("name_key", "pk")[:MOST] if words else []
    found = [{"id": person.pk, "name": str(person), "department": str(person.department or "")} for person in people]
    return JsonResponse({"people": found})
