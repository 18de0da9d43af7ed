from django.conf import settings
from django.urls import include, path

from config import sante, views

handler500 = "config.views.erreur"
urlpatterns = [
    path("", include("annuaire.urls")),
    path("", include("procedure.urls")),
    path("", include("transactions.urls")),
    path("sante/", views.sante, name="sante"),
    path("sante/pages/", views.sante, {"questions": [sante.base]}, name="sante_pages"),
]
if settings.DEMONSTRATION:
    urlpatterns.append(path("demonstration/courriels/", views.courriels, name="courriels"))
