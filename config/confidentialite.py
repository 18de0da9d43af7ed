"""What a view answers stays between us and who asked: no browser, no proxy keeps it."""

from django.utils.cache import patch_cache_control


class RienNeResteMiddleware:
    """Every page, not only those of somebody known: the forms of passwords are asked for by nobody in particular."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        patch_cache_control(response, no_store=True)
        return response
