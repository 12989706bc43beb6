"""Logs are read by people who must not enter by what they read there: a pass link is cut out of every line."""

import logging
import re

LINK = re.compile(r"(/v/|/welcome/|/kiosk/(?:done|status)/)[^/\s]+")


ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
MOBILE = re.compile(r"(?<!\d)(1[3-9])\d{9}(?!\d)")


class NoPeople(logging.Formatter):
    """Masks e-mail addresses and mobile numbers in a line and in the traceback under it: a gateway's answer may quote them."""

    def format(self, record: logging.LogRecord) -> str:
        return MOBILE.sub(r"\1*********", ADDRESS.sub("…@…", super().format(record)))


class NoLinks(logging.Filter):
    """Writes `/v/…` for every pass link and kiosk slip of a message."""

    def filter(self, record: logging.LogRecord) -> bool:
        words = record.getMessage()
        if LINK.search(words):
            record.msg, record.args = LINK.sub(r"\1…", words), ()
        return True
