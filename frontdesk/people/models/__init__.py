from frontdesk.people.models.company import Company
from frontdesk.people.models.department import Department
from frontdesk.people.models.person import Person
from frontdesk.people.models.post import Post

__all__ = ["Company", "Department", "Person", "Post"]
