"""Parts of addresses: a ticket by its number, so that no other word is taken for one; a day."""

from datetime import date

from django.urls import register_converter


class TicketNumber:
    regex = r"BX-\d{8}-\d{3,}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(TicketNumber, "ticket")


class IsoDay:
    """2026-11-23; what is no day is no address."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        return str(value)


register_converter(IsoDay, "iso_day")
