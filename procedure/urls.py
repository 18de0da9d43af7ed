"""The pages that every procedure gets unwritten."""

from datetime import date

from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from procedure import views
from procedure.agenda import views as agenda
from procedure.aides import preferences
from procedure.aides import views as aides
from procedure.ecrans import accueil, apercus, expediteurs, lettres, ouverture, plis
from procedure.ecrans import views as ecrans
from procedure.ecrans.passage import passage
from procedure.listes import exports, vues
from procedure.listes import views as listes

app_name = "procedure"


class JetonConverter(StringConverter):
    regex = r"[\w-]{1,43}"


class LettreConverter(StringConverter):
    regex = r"\w+\.\w+"


class JourConverter(StringConverter):
    regex = r"20\d{2}-\d{2}-\d{2}"

    def to_python(self, value):
        return date.fromisoformat(value)  # a day that is none is no page

    def to_url(self, value):
        return value.isoformat()


register_converter(JetonConverter, "jeton")
register_converter(JourConverter, "jour")
register_converter(LettreConverter, "lettre")
urlpatterns = [
    path("", accueil.journee, name="journee"),
    path("dossiers/", listes.dossiers, name="dossiers"),
    path("dossiers/ouvrir/<slug:nom>/", ouverture.ouverture, name="ouvrir"),
    path("dossiers/chercher/", listes.chercher, name="chercher"),
    path("dossiers/signer/", listes.signatures, name="signatures"),
    path("dossiers/vues/", vues.vues, name="vues"),
    path("dossiers/vues/<jeton:jeton>/", vues.vue, name="vue"),
    path("dossiers/exports/", exports.exports, name="exports"),
    path("dossiers/exports/<jeton:jeton>/", exports.export, name="export"),
    path("dossiers/<jeton:jeton>/", ecrans.dossier, name="dossier"),
    path("dossiers/<jeton:jeton>/suivant/", ecrans.suivant, name="suivant"),
    path("dossiers/<jeton:jeton>/consultations/", ecrans.consultations, name="consultations"),
    path("dossiers/<jeton:jeton>/actes/<slug:nom>/", ecrans.acte, name="acte"),
    path("dossiers/<jeton:jeton>/actes/<slug:nom>/apercu/<int:rang>/", apercus.apercu, name="apercu"),
    path("dossiers/<jeton:jeton>/passages/<slug:nom>/", passage, name="passage"),
    path("compte/preferences/", preferences.preferences, name="preferences"),
    path("glossaire/", aides.glossaire, name="glossaire"),
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda/<jour:le>/", agenda.jour, name="rendez_vous"),
    path("agenda/lien/", agenda.ouvrir, name="flux_ouvrir"),
    path("agenda/lien/fermer/", agenda.fermer, name="flux_fermer"),
    path("agenda/<jeton:jeton>.ics", agenda.flux, name="flux"),
    path("", include("procedure.pieces.urls")),
    path("documents/<jeton:jeton>/", views.document, name="document"),
    path("documents/<jeton:jeton>/suivi/", plis.suivi, name="suivi"),
    path("liens/<jeton>/", views.lien, name="lien"),
    path("expediteurs/", expediteurs.expediteurs, name="expediteurs"),
    path("expediteurs/<int:pk>/accuser/", expediteurs.accuser, name="accuser"),
    path("expediteurs/<int:pk>/noter/", expediteurs.noter_accuse, name="noter_accuse"),
    path("expediteurs/<int:pk>/preuve/", expediteurs.preuve, name="preuve_accuse"),
    path("lettres/", lettres.lettres, name="lettres"),
    path("lettres/<int:pk>/<lettre:nom>/", lettres.paragraphes, name="paragraphes"),
    path("lettres/<int:pk>/<lettre:nom>/exemple/", lettres.exemple_de_lettre, name="exemple_de_lettre"),
    path("horloge/", views.horloge, name="horloge"),
]
