"""What a request is, before anything is done with it: when it was received, and whether somebody really reads."""

from django.core.exceptions import BadRequest
from django.utils import timezone

ANTICIPE = ("prefetch", "prerender")


class DemandeMiddleware:
    """In time is the moment it was received, before any lock is waited for. Text that is not UTF-8 is no text."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.recu_le = timezone.now()
        if request.content_params.get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
            raise BadRequest
        return self.get_response(request)


def lit(request) -> bool:
    """A browser that looks ahead, or asks for headers only, shows nothing to anybody."""
    but = f"{request.headers.get('Sec-Purpose', '')} {request.headers.get('Purpose', '')}".lower()
    return request.method == "GET" and not any(mot in but for mot in ANTICIPE)
