"""The way through the signers."""

from django.urls import path

from documents.views import sign_offs, signing

SIGNER = {
    "agree": signing.signing_agree,
    "refuse": signing.signing_refuse,
    "send-back": signing.signing_send_back,
    "hand-on": signing.signing_hand_on,
    "add": signing.signing_add,
    "remove": signing.signing_remove,
}
urlpatterns = [
    path("documents/<int:pk>/sign-off/", sign_offs.sign_off_new, name="sign_off_new"),
    path("documents/sign-offs/<int:pk>/withdraw/", sign_offs.sign_off_withdraw, name="sign_off_withdraw"),
    path("documents/sign-offs/<int:pk>/chase/", sign_offs.sign_off_chase, name="sign_off_chase"),
    path("documents/sign-offs/<int:pk>/resubmit/", sign_offs.sign_off_resubmit, name="sign_off_resubmit"),
    *(path(f"documents/signings/<int:pk>/{verb}/", view, name=view.__name__) for verb, view in SIGNER.items()),
]
