from frontdesk.people.models.absence import Absence
from frontdesk.people.models.company import Company
from frontdesk.people.models.department import Department
from frontdesk.people.models.duty_contact import DutyContact
from frontdesk.people.models.invitation import Invitation
from frontdesk.people.models.people_import import PeopleImport
from frontdesk.people.models.person import Person
from frontdesk.people.models.post import Post
from frontdesk.people.models.posting import Posting

__all__ = ["Absence", "Company", "Department", "DutyContact", "Invitation", "PeopleImport", "Person", "Post", "Posting"]
