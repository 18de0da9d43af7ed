from django.urls import path, register_converter
from django.urls.converters import StringConverter

from annuaire.models.institutions import Nature
from annuaire.plateforme import fusions, redaction, views

app_name = "plateforme"


class NatureConverter(StringConverter):
    regex = "|".join(Nature.values)


register_converter(NatureConverter, "nature")

urlpatterns = [
    path("", views.accueil, name="accueil"),
    path("institutions/ajouter/<nature:nature>/", views.ajouter, name="ajouter"),
    path("institutions/<int:pk>/", views.regler, name="regler"),
    path("institutions/<int:pk>/administrateur/", views.administrer, name="administrer"),
    path("institutions/<int:pk>/fusion/", fusions.fusionner, name="fusionner"),
    path("conventions/ajouter/", redaction.conventionner, name="conventionner"),
    path("conventions/<int:pk>/", redaction.convention, name="convention"),
    path("conventions/<int:pk>/communes/ajouter/", redaction.adherer, name="adherer"),
    path("conventions/<int:pk>/communes/<int:adhesion>/", redaction.adherer, name="adhesion"),
    path("conventions/<int:pk>/avenant/", redaction.avenant, name="avenant"),
    path("versions/<int:pk>/clauses/", redaction.sujets, name="sujets"),
    path("versions/<int:pk>/clauses/<str:cle>/", redaction.clause, name="clause"),
    path("versions/<int:pk>/clauses/<str:cle>/oter/", redaction.oter, name="oter"),
    path("versions/<int:pk>/arreter/", redaction.arreter, name="arreter"),
]
