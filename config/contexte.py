from django.conf import settings


def installation(request):
    """What every page may say of the installation it is served by."""
    return {"demonstration": settings.DEMONSTRATION}
