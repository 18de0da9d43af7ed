from django.conf import settings
from django.urls import include, path

from config import views

urlpatterns = [
    path("", include("annuaire.urls")),
    path("", include("procedure.urls")),
    path("sante/", views.sante, name="sante"),
]
if settings.DEMONSTRATION:
    urlpatterns.append(path("demonstration/courriels/", views.courriels, name="courriels"))
