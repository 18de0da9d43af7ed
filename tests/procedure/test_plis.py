"""Letters on paper: whom each case names, the page that follows one, the code it bears; and who comes, day by day."""

from datetime import UTC, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annuaire.ecriture import ecrire
from annuaire.models import Institution
from annuaire.models.habilitations import Role
from annuaire.models.institutions import Nature
from procedure.agenda.calendrier import ics
from procedure.agenda.jours import rendez_vous
from procedure.destinataires import chez_ses_representants, nommer
from procedure.models import Representant
from procedure.moteur import franchir
from procedure.refus import Refus
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.rappel_ordre.chemins import MERE, PERE, RENDEZ_VOUS, autorise, convoquer, convoques, noter, reporter


@pytest.fixture
def convoque(rappel, equipe, settings):
    settings.ADRESSE_PUBLIQUE = "https://trait-d-union.example"
    return convoquer(autorise(rappel, equipe, MERE, PERE), equipe)


@pytest.fixture
def ailleurs(parquet, habiliter):
    """An agent of another commune of the same parquet."""
    autre = ecrire(Institution(nature=Nature.COMMUNE, nom="Bourg-Royal", code="73902", parquet=parquet))
    return habiliter(autre, Role.AGENT).personne


def lettres(dossier):
    return list(dossier.documents.filter(courrier="convocation").order_by("pk"))


@pytest.mark.parametrize(("adresse", "foyers"), [
    (MERE["adresse"].upper(), 1),  # the same home, typed otherwise
    ("", 1),  # nothing said: the child's
    ("8, rue Haute, 73901 Sainte-Aure", 2),
])  # fmt: skip
def test_une_lettre_par_foyer(rappel, equipe, adresse, foyers):
    auteur = autorise(rappel, equipe, MERE).auteur
    Representant.objects.create(interesse=auteur, nom="Luc Marin", qualite="père", adresse=adresse)
    chez = chez_ses_representants(auteur)
    assert len(chez) == foyers
    assert {nom for foyer in chez for nom in foyer.label.split(" et ")} == {"Ana Vasquier", "Luc Marin"}


def test_une_reference_ne_dit_aucun_nom_et_survit_a_qui_elle_nommait(convoque):
    assert all("Vasquier" not in a and "Marin" not in a for a in convoques(convoque))
    mere = next(a for a in convoques(convoque) if a.startswith("representant"))
    assert nommer(convoque, mere) == "Ana Vasquier"
    convoque.auteur.representants.all().delete()
    assert nommer(convoque, mere) == "un destinataire dont le nom n’est plus gardé"


def test_chaque_lettre_porte_le_code_qui_ouvre_son_suivi(convoque):
    assert len({lettre.html for lettre in lettres(convoque)}) == 3
    assert all("data:image/svg+xml;base64," in lettre.html for lettre in lettres(convoque))


def test_sans_adresse_publique_aucun_code(rappel, equipe, settings):
    settings.ADRESSE_PUBLIQUE = ""
    dossier = convoquer(autorise(rappel, equipe), equipe)
    assert all("Réservé à la mairie" not in lettre.html for lettre in lettres(dossier))


def suivre(client, personne, lettre):
    client.force_login(personne)
    return client.get(reverse("procedure:suivi", args=[lettre.jeton]))


def test_le_suivi_dit_le_chemin_et_n_offre_que_cette_lettre(convoque, equipe, client):
    premiere, *_ = lettres(convoque)
    noter(convoque, "presentation", equipe, a=premiere.destinataire)
    page = suivre(client, equipe.agent, premiere).content.decode()
    assert "Première présentation" in page
    acte = client.get(reverse("procedure:acte", args=[convoque.jeton, "noter_retour"]), {"au_sujet": premiere.jeton})
    assert [nom for _, nom in acte.context["form"].fields["destinataire"].choices] == ["Ana Vasquier"]


def test_une_lettre_a_quelqu_un_ne_se_refait_que_par_l_acte_qui_l_envoie(convoque, equipe):
    """Its conditions are asked again: an appointment that was signed, nobody who stands in the way."""
    for acte, par in ((Page.refaire, equipe.elu), (Page.renvoyer, equipe.agent)):
        with pytest.raises(Refus, match="Courrier"):
            franchir(convoque, acte, par, instant=INSTANT, courrier="convocation")


def test_la_premiere_lettre_se_suit_encore_et_sa_preuve_ne_vaut_que_pour_elle(convoque, equipe, client):
    """The post brings it after the report was signed: noted on its own page, it says nothing of the second."""
    ancienne, *_ = lettres(convoque)
    reporter(convoque, equipe, RENDEZ_VOUS + timedelta(days=3), INSTANT + timedelta(days=2))
    page = suivre(client, equipe.agent, ancienne)
    assert "Une autre lettre a pris sa place" in page.content.decode()
    noter(convoque, "presentation", equipe, INSTANT + timedelta(days=3), a=ancienne.destinataire, lettre=ancienne.pk)
    dites = {
        ligne.lettre.pk: ligne.vie for ligne in suivre(client, equipe.agent, ancienne).context["lecture"].courriers
    }
    assert [quoi for quoi, _ in dites[ancienne.pk]] == ["première présentation"]
    assert dites[ancienne.remplacant.pk] == []


def test_le_parquet_lit_et_ne_note_rien_des_plis(convoque, equipe, client):
    premiere, *_ = lettres(convoque)
    assert suivre(client, equipe.magistrat, premiere).context["gestes"] == []
    ou = {"courrier": "convocation", "destinataire": premiere.destinataire}
    with pytest.raises(Refus, match=r"Courrier|Destinataire"):
        franchir(convoque, Page.noter_reception, equipe.magistrat, instant=INSTANT + timedelta(days=1), **ou)


def test_le_suivi_d_un_autre_est_comme_absent(convoque, ailleurs, client):
    absent = lettres(convoque)[0]
    page = suivre(client, ailleurs, absent)
    absent.jeton = "absent"
    assert page.status_code == 404
    assert page.content == suivre(client, ailleurs, absent).content.replace(
        b"absent", page.request["PATH_INFO"].split("/")[2].encode()
    )


def test_un_pli_demande_sa_cause_un_courriel_non(convoque, equipe):
    with pytest.raises(Refus, match="pourquoi ce pli est revenu"):
        noter(convoque, "retour", equipe, a=convoques(convoque)[0])
    fiche = {"courrier": "fiche", "destinataire": "parquet", "preuve": "rejet", "le": INSTANT}
    franchir(convoque, Page.noter_retour, equipe.agent, instant=INSTANT + timedelta(minutes=1), **fiche)


def jour(client, personne, le):
    client.force_login(personne)
    return client.get(f"/agenda/{le}/")


def test_la_feuille_du_jour_nomme_qui_vient_a_la_mairie_et_a_elle_seule(convoque, equipe, ailleurs, client, a_l_heure):
    le = RENDEZ_VOUS.date()
    assert "VASQUIER Noé" in jour(client, equipe.agent, le).content.decode()
    assert "VASQUIER" not in jour(client, equipe.agent, le + timedelta(1)).content.decode()
    for autre in (ailleurs, equipe.magistrat):
        assert "VASQUIER" not in jour(client, autre, le).content.decode()
    for absurde in ("2026-13-45", "0001-01-01", "9999-12-31"):
        assert jour(client, equipe.agent, absurde).status_code == 404


def test_la_feuille_se_lit_en_autant_de_questions_quel_qu_en_soit_le_nombre(rappel, equipe, client, a_l_heure):
    convoquer(autorise(rappel, equipe, MERE), equipe)
    jour(client, equipe.agent, RENDEZ_VOUS.date())
    with CaptureQueriesContext(connection) as une:
        jour(client, equipe.agent, RENDEZ_VOUS.date())
    for _ in range(3):
        convoquer(autorise(rappel, equipe, PERE), equipe)
    with CaptureQueriesContext(connection) as quatre:
        assert jour(client, equipe.agent, RENDEZ_VOUS.date()).content.count(b'scope="row"') == 4
    assert len(quatre) == len(une)


def test_la_journee_et_le_calendrier_disent_l_heure_et_aucun_nom(convoque, equipe, client, a_l_heure):
    a_l_heure(RENDEZ_VOUS - timedelta(days=2))
    client.force_login(equipe.elu)
    assert "Rendez-vous des prochains jours" in client.get("/").content.decode()
    texte = ics(rendez_vous(equipe.elu, INSTANT), INSTANT)
    assert f"DTSTART:{RENDEZ_VOUS.astimezone(UTC):%Y%m%dT%H%M%SZ}" in texte
    assert f"DTEND:{RENDEZ_VOUS.astimezone(UTC) + timedelta(minutes=30):%Y%m%dT%H%M%SZ}" in texte
    assert "Vasquier".upper() not in texte.upper()
