"""Parts of addresses: a ticket by its number, so that no other word is taken for one."""

from django.urls import register_converter


class TicketNumber:
    regex = r"BX-\d{8}-\d{3,}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(TicketNumber, "ticket")
