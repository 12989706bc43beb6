"""For load balancers and monitors: does the process live, can the product do its work."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frontdesk.office.readiness import readiness


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    answers = readiness(now=timezone.now())
    return JsonResponse({"ready": all(answers.values()), **answers}, status=200 if all(answers.values()) else 503)
