"""Whatever ends an access ends it at the next request, by every way in: the pages, a letter, a mailed link."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.urls import reverse
from django.utils import timezone

from annuaire.comptes import reinitialiser_second_facteur
from annuaire.ecriture import ecrire
from annuaire.models import Habilitation, Institution, Personne
from annuaire.models.institutions import Nature
from annuaire.models.roles import Role
from annuaire.sessions import terminer
from procedure.courriers import rendre_les_dus
from procedure.liens import lien
from procedure.models import Dossier, Fait, Flux
from procedure.pieces import antivirus
from tests.annuaire.connexions import entrer, sans_second_facteur
from tests.conftest import INSTANT
from tests.procedure.fichiers import envoi, image

HIER = INSTANT.date() - timedelta(1)


@pytest.fixture
def horloge(time_machine):
    time_machine.move_to(INSTANT, tick=False)
    return time_machine


@pytest.fixture
def secretaire(equipe):
    return sans_second_facteur(equipe.secretariat)


@pytest.fixture
def voies(horloge, rappel, settings, secretaire):
    """The ways to a case that was sent to her."""
    settings.ADRESSE_PUBLIQUE = "http://testserver"
    dossier = rappel("avis_demande")
    rendre_les_dus(INSTANT, 10)
    message = dossier.messages.get(courrier="fiche")
    return {
        "accueil": "/",
        "lettre": reverse("procedure:document", args=[message.document.jeton]),
        "lien": lien(message.identifiant),
        "liste": reverse("procedure:expediteurs"),
        "dossier": reverse("procedure:dossier", args=[dossier.jeton]),
        "calendrier": reverse("procedure:flux", args=[Flux.objects.ouvrir(secretaire)]),
    }


def habilitations(personne, **champs):
    personne.habilitations.update(**champs)


def ailleurs(personne):
    """Another parquet: she still comes in, and finds nothing of ours."""
    autre = ecrire(Institution(nature=Nature.PARQUET, nom="Parquet d’ailleurs", code="TJ-AILLEURS"))
    habilitations(personne, institution=autre)


def autre_office(personne):
    """Still of this parquet, in an office that reads no case."""
    habilitations(personne, role=Role.MEMBRE)


def mot_de_passe(personne):
    """Chosen anew from another machine, by the link of a forgotten one."""
    personne.set_password("la marée du soir 7")
    personne.save()
    terminer(UserSession.objects.filter(user=personne))


def second_facteur(personne):
    odile = Personne.objects.create(email="odile@essais.example", prenom="Odile", nom="Renart")
    chez = personne.habilitations.get().institution
    ecrire(Habilitation(personne=odile, institution=chez, role=Role.ADMINISTRATEUR, debut=HIER))
    reinitialiser_second_facteur(personne, odile)


CAUSES = {
    "mandat fini": lambda personne, horloge: habilitations(personne, fin=HIER),
    "accès fermé": lambda personne, horloge: habilitations(personne, fermee_le=timezone.now()),
    "mandat pas encore commencé": lambda personne, horloge: habilitations(
        personne, debut=INSTANT.date() + timedelta(1)
    ),
    "habilitation effacée": lambda personne, horloge: personne.habilitations.all().delete(),
    "compte fermé": lambda personne, horloge: Personne.objects.filter(pk=personne.pk).update(is_active=False),
    "autre parquet": lambda personne, horloge: ailleurs(personne),
    "autre office": lambda personne, horloge: autre_office(personne),
    "mot de passe refait": lambda personne, horloge: mot_de_passe(personne),
    "second facteur ôté": lambda personne, horloge: second_facteur(personne),
    "sessions terminées": lambda personne, horloge: terminer(UserSession.objects.filter(user=personne)),
    "trente minutes de silence": lambda personne, horloge: horloge.shift(timedelta(minutes=30)),
    "huit heures": lambda personne, horloge: horloge.shift(timedelta(hours=8)),
}
# What she may still open: pages of her own, where nothing of the case is. A calendar has no session to end.
SANS_SESSION = ("second facteur ôté", "sessions terminées", "trente minutes de silence", "huit heures")
RESTE = {cause: {"accueil", "liste", "calendrier"} for cause in ("autre parquet", "autre office")}
RESTE |= {cause: {"calendrier"} for cause in SANS_SESSION}


def refuse(client, adresse):
    """Not found, forbidden, or sent back to the door; a link may lead on, to what is refused."""
    reponse = client.get(adresse)
    if reponse.status_code == 302 and not _a_la_porte(reponse):
        reponse = client.get(reponse.headers["Location"])
    if reponse.streaming:
        b"".join(reponse)  # read to its end, the letter is closed
    return reponse.status_code in (403, 404) or _a_la_porte(reponse)


def _a_la_porte(reponse):
    return reponse.headers.get("Location", "").startswith((reverse("account_login"), reverse("account_inactive")))


def test_avant_tout_est_ouvert(voies, secretaire):
    client = entrer(secretaire)
    assert [nom for nom, adresse in voies.items() if refuse(client, adresse)] == []


@pytest.mark.parametrize("cause", CAUSES)
def test_ce_qui_met_fin_a_un_acces_y_met_fin_a_la_demande_suivante(cause, voies, secretaire, horloge):
    client = entrer(secretaire)
    CAUSES[cause](secretaire, horloge)
    ouvertes = {nom for nom, adresse in voies.items() if not refuse(client, adresse)}
    assert ouvertes == RESTE.get(cause, set())
    if "calendrier" in ouvertes and cause not in SANS_SESSION:
        assert "RAO-" not in client.get(voies["calendrier"]).text


# While one request is being answered: a file is looked into, the lock of the case is waited for.
ATTENTES = {"examen": (antivirus, "verifier"), "verrou": (type(Dossier.objects.all()), "select_for_update")}
AUSSITOT = ("mandat fini", "accès fermé", "habilitation effacée", "compte fermé", "autre parquet", "autre office")


@pytest.mark.parametrize("attente", ATTENTES)
@pytest.mark.parametrize("cause", AUSSITOT)
def test_ce_qui_y_met_fin_pendant_une_demande_arrete_son_acte(
    cause, attente, rappel, secretaire, horloge, settings, tmp_path, monkeypatch
):
    """What was read at the door is no longer true behind the lock."""
    settings.MEDIA_ROOT = tmp_path
    dossier, client = rappel("avis_demande"), entrer(secretaire)
    ou, quoi = ATTENTES[attente]
    vrai = getattr(ou, quoi)

    def entretemps(*args, **kwargs):
        CAUSES[cause](secretaire, horloge)
        return vrai(*args, **kwargs)

    monkeypatch.setattr(ou, quoi, entretemps)
    photo = {"nature": "photo", "pour": "tous", "fichiers": [envoi("p.png", image("PNG"))]}
    reponse = client.post(reverse("procedure:joindre", args=[dossier.jeton]), photo)
    assert (reponse.status_code, dossier.pieces.filter(nature="photo").count()) == (404, 0)


def test_sans_rien_qui_y_mette_fin_la_piece_est_jointe(rappel, secretaire, horloge, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    dossier, client = rappel("avis_demande"), entrer(secretaire)
    photo = {"nature": "photo", "pour": "tous", "fichiers": [envoi("p.png", image("PNG"))]}
    assert client.post(reverse("procedure:joindre", args=[dossier.jeton]), photo).status_code == 302
    assert dossier.pieces.filter(nature="photo").count() == 1


@pytest.mark.parametrize("cause", ["", *AUSSITOT])
def test_une_lettre_qu_on_imprimait_n_est_recue_que_de_qui_y_est_encore(cause, voies, secretaire, horloge, monkeypatch):
    def imprimer(lettre):
        if cause:
            CAUSES[cause](secretaire, horloge)
        return lettre

    monkeypatch.setattr("procedure.views.rendre_maintenant", imprimer)
    b"".join(entrer(secretaire).get(voies["lettre"]))
    assert Fait.objects.filter(nom="fiche.reception").exists() is not bool(cause)
