from django.conf import settings
from django.urls import reverse


def installation(request):
    """What every page may say of the installation it is served by: where its mails are, if it is a demonstration."""
    return {"demonstration": reverse("courriels") if settings.DEMONSTRATION else ""}
