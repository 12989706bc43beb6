"""Menu entries of documents."""

from django.utils.translation import gettext_lazy as _

from frontdesk.people.permissions import Can
from frontdesk.web.menu import add

add("documents", _("Documents"), "file-text", "documents:document_list", Can.READ_DOCUMENTS, 38)
add("document_templates", _("Document templates"), "template", "documents:template_list", Can.KEEP_DOCUMENTS, 91, is_setting=True)
add("readings", _("Reading log"), "eye", "documents:reading_list", Can.KEEP_DOCUMENTS, 93, is_setting=True)
add("clearances", _("Clearances"), "lock", "documents:clearance_list", Can.GIVE_CLEARANCE, 92, is_setting=True)
add("routing_lists", _("Lists of people"), "list-details", "documents:routing_list_list", Can.KEEP_DOCUMENTS, 92, is_setting=True)
