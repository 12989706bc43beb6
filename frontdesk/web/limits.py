"""Settings of what pages share."""

from django.utils.translation import gettext_lazy as _

from frontdesk.limits.limits import Limits
from frontdesk.limits.values import Number


class FileLimits(Limits):
    """How large a file beside a record may be."""

    name = "web.files"
    title = _("Files")
    sentence = _("A file may have up to {largest} MB. Photos are kept with a longer side of up to {long_side} pixels.")
    largest = Number(20, _("Largest file in MB"), 1, 50)
    long_side = Number(3200, _("Longer side of a photo in pixels"), 800, 6000)
