from django.urls import path, register_converter
from django.urls.converters import SlugConverter

from annuaire.gestion import views
from annuaire.gestion.registres import REGISTRES

app_name = "gestion"


class RegistreConverter(SlugConverter):
    regex = "|".join(REGISTRES)


register_converter(RegistreConverter, "registre")

urlpatterns = [
    path("<int:pk>/", views.fiche, name="fiche"),
    path("<int:pk>/en-tete/", views.en_tete, name="en_tete"),
    path("<int:pk>/personnes/<int:ligne>/fermer/", views.fermer, name="fermer"),
    path("<int:pk>/personnes/<int:ligne>/second-facteur/", views.refaire_facteur, name="refaire_facteur"),
    path("<int:pk>/personnes/<int:ligne>/inviter/", views.reinviter, name="reinviter"),
    path("<int:pk>/<registre:registre>/ajouter/", views.ligne, name="ligne_neuve"),
    path("<int:pk>/<registre:registre>/<int:ligne>/", views.ligne, name="ligne"),
]
