"""Django 6's Content-Security-Policy middleware, until we are there: same name, same setting."""

from django.conf import settings


class ContentSecurityPolicyMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.politique = "; ".join(" ".join([regle, *sources]) for regle, sources in settings.SECURE_CSP.items())

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.politique)
        return response
