"""Menu entries of supplies."""

from django.utils.translation import gettext_lazy as _

from frontdesk.people.permissions import Can
from frontdesk.web.menu import add

add("supplies", _("Supplies"), "package", "supplies:catalogue", Can.USE_OFFICE, 35)
add("supply_settings", _("Categories and stores"), "category", "supplies:setting_list", Can.BUY_SUPPLIES, 85, is_setting=True)
