"""What repairs need first: categories to report under, and a team that repairs."""

from django.utils.translation import gettext_lazy as _

from frontdesk.people.permissions import Can
from frontdesk.web.first_steps import add
from repairs.models import Category, Membership

add(
    "repair_categories",
    _("Say what can be reported as broken"),
    _("Begin with the usual categories; each may ask for safety first."),
    "category-2",
    "repairs:category_list",
    Can.KEEP_REPAIRS,
    lambda: Category.objects.open().exists(),
)
add(
    "repair_team",
    _("Name a team that repairs"),
    _("With a member and the rule that gives it everything, reports find their way."),
    "users-group",
    "repairs:team_list",
    Can.KEEP_REPAIRS,
    lambda: Membership.objects.running().filter(team__closed_at__isnull=True).exists(),
)
