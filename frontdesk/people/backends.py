"""Log-in by user name and password; a retired person is nobody from the next request on."""

from allauth.account.auth_backends import AuthenticationBackend

from frontdesk.people.models import Person


class PersonBackend(AuthenticationBackend):
    def get_user(self, user_id: int) -> Person | None:
        """One query: every request asks."""
        return Person.objects.active().with_roles().select_related("department").filter(pk=user_id).first()
