"""What a channel needs to know of whom it sends to; a notice knows it, and so does a test message."""

from dataclasses import dataclass
from typing import Any, Protocol


class Addressee(Protocol):
    @property
    def pk(self) -> Any:
        """The message's own key: a second copy is known by it."""

    @property
    def address(self) -> str: ...

    @property
    def language(self) -> str: ...


@dataclass(frozen=True)
class Recipient:
    """To whom a test message goes."""

    pk: str
    address: str
    language: str
