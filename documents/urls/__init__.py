"""The addresses of documents."""

from django.urls import path

from documents.views import clearances, documents, handling, sign_offs, signing

app_name = "documents"
SIGNER = {
    "agree": signing.signing_agree,
    "refuse": signing.signing_refuse,
    "send-back": signing.signing_send_back,
    "hand-on": signing.signing_hand_on,
    "add": signing.signing_add,
    "remove": signing.signing_remove,
}
urlpatterns = [
    path("documents/", documents.document_list, name="document_list"),
    path("documents/export/", documents.document_export, name="document_export"),
    path("documents/new/", documents.document_new, name="document_new"),
    path("documents/clearances/", clearances.clearance_list, name="clearance_list"),
    path("documents/<int:pk>/", documents.document_detail, name="document_detail"),
    path("documents/<int:pk>/handle/", handling.handling_ask, name="handling_ask"),
    path("documents/<int:pk>/finish/", handling.document_finish, name="document_finish"),
    path("documents/<int:pk>/file/", handling.document_file, name="document_file"),
    path("documents/handlings/<int:pk>/report/", handling.handling_report, name="handling_report"),
    path("documents/handlings/<int:pk>/withdraw/", handling.handling_withdraw, name="handling_withdraw"),
    path("documents/<int:pk>/version/", documents.document_version, name="document_version"),
    path("documents/<int:pk>/sign-off/", sign_offs.sign_off_new, name="sign_off_new"),
    path("documents/sign-offs/<int:pk>/withdraw/", sign_offs.sign_off_withdraw, name="sign_off_withdraw"),
    path("documents/sign-offs/<int:pk>/chase/", sign_offs.sign_off_chase, name="sign_off_chase"),
    path("documents/sign-offs/<int:pk>/resubmit/", sign_offs.sign_off_resubmit, name="sign_off_resubmit"),
    *(path(f"documents/signings/<int:pk>/{verb}/", view, name=view.__name__) for verb, view in SIGNER.items()),
]
