"""Mails as files, for a desk without a mail server: one .eml a mail, which any mail program opens."""

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

OF_NOTICE = re.compile(r"-notice-(\d{1,18})\.eml$")


class MailFiles(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            number = message.extra_headers.get("Message-ID", "mail").strip("<>").partition("@")[0]
            name = f"{timezone.localtime():%Y%m%d-%H%M%S}-{number}.eml"
            (folder / name).write_bytes(message.message().as_bytes(linesep="\r\n"))
        return len(email_messages)


def files() -> Iterator[tuple[int, Path]]:
    """Each mail that lies there as a file, with the (first) notice it carried."""
    folder = Path(settings.EMAIL_FILE_PATH)
    for path in folder.iterdir() if folder.is_dir() else ():
        if found := OF_NOTICE.search(path.name):
            yield int(found[1]), path


def throw_away(notices: Collection[int]) -> int:
    """Delete the mails that carried these notices; how many there were."""
    doomed = [path for number, path in files() if number in notices]
    for path in doomed:
        path.unlink(missing_ok=True)
    return len(doomed)
