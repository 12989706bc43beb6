"""What the trail calls the steps of documents."""

from django.utils.translation import gettext_lazy as _

from frontdesk.journal.verbs import says

says(
    {
        "register_document": _("document registered"),
        "name_on_document": _("named on a document"),
        "give_clearance": _("clearance given"),
        "begin_sign_off": _("sign-off begun"),
        "sign_document": _("document signed"),
        "hand_on_signing": _("signature handed on to another"),
        "add_signer": _("signer added"),
        "remove_signer": _("signer removed"),
        "resubmit_document": _("document sent again"),
        "renew_sign_off": _("sign-off begun anew: the document was changed"),
        "chase_signers": _("signers asked once more"),
        "begin_circulation": _("circulation begun"),
        "mark_read": _("document read"),
        "add_readers": _("readers added"),
        "skip_reader": _("reader passed over"),
        "withdraw_readers": _("taken back from readers"),
        "chase_readers": _("readers asked once more"),
        "end_circulation": _("circulation ended"),
        "ask_to_handle": _("handed to a department"),
        "report_handling": _("handling reported"),
        "withdraw_handling": _("handling taken back"),
        "finish_document": _("document finished"),
        "file_document": _("document filed"),
        "note_paper": _("paper written down"),
        "hand_over_paper": _("paper handed over"),
        "lose_paper": _("paper written down as lost"),
        "end_sign_off": _("sign-off ended"),
        "draft_document": _("document drafted"),
        "edit_draft": _("draft edited"),
        "issue_document": _("document issued"),
        "void_document": _("document declared void"),
        "distribute_document": _("document distributed"),
        "receive_document": _("receipt of a document confirmed"),
        "withdraw_recipient": _("receipt of a document not awaited any more"),
        "chase_receipts": _("recipients asked once more"),
        "add_template": _("template added"),
        "change_template": _("template changed"),
        "end_template": _("template taken out of use"),
    },
    area="documents",
)
