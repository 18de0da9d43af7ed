"""Pages leave compressed; files do not, being so already."""

from django.middleware.gzip import GZipMiddleware


class CompressionMiddleware(GZipMiddleware):
    """Its padding drawn by lot hides what a length could tell of a page (BREACH), and no page repeats what an address says."""

    def process_response(self, request, response):
        page = not response.streaming and response.get("Content-Type", "").startswith("text/html")
        return super().process_response(request, response) if page else response
