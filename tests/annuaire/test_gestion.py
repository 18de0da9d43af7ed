"""The administrator's pages: accounts and papers of one's own institution, nobody else's, and no case."""

import random
import re
from datetime import date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image, ImageFile

from annuaire import armoiries
from annuaire.ecriture import ecrire
from annuaire.gestion.papiers import EnTeteForm
from annuaire.models import Absence, EnTete, Habilitation, Institution, Personne
from annuaire.models.habilitations import Role
from annuaire.models.institutions import Nature
from procedure.rendu.adresses import ImagesPortees
from procedure.rendu.textes import porter

DEMAIN = timezone.now().date() + timedelta(1)


@pytest.fixture
def administratrice(habiliter, commune):
    return habiliter(commune, Role.ADMINISTRATEUR).personne


@pytest.fixture
def page(client, administratrice, commune):
    """Her own pages: page("fiche"), page("ligne_neuve", "personnes", **fields typed)."""
    client.force_login(administratrice)

    def _page(ou, /, *args, chez=None, **saisie):
        adresse = reverse(f"gestion:{ou}", args=[(chez or commune).pk, *args])
        return client.post(adresse, saisie, follow=True) if saisie else client.get(adresse)

    return _page


NADIA = {"email": "Nadia.Perrin@sainte-aure.example", "prenom": "Nadia", "nom": "Perrin", "debut": "2026-11-01"}


def test_habiliter_quelqu_un_ouvre_son_compte_et_l_invite(
    page, commune, client, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page("ligne_neuve", "personnes", **NADIA, role="agent")
    nadia = Personne.objects.get(email="nadia.perrin@sainte-aure.example")
    assert [tenue.role for tenue in nadia.habilitations.tenues(timezone.now())] == [Role.AGENT]
    (courriel,) = mailoutbox
    assert courriel.to == [nadia.email]
    client.logout()
    lien = re.search(r"http\S+", courriel.body).group()
    choisir = client.get(lien, follow=True).redirect_chain[-1][0]
    client.post(choisir, {"password1": "une-phrase-assez-longue", "password2": "une-phrase-assez-longue"})
    assert client.login(email=nadia.email, password="une-phrase-assez-longue")


def test_qui_est_connu_garde_son_nom_et_son_compte(page, habiliter, parquet, commune):
    connue = habiliter(parquet, Role.MEMBRE).personne
    page("ligne_neuve", "personnes", **NADIA | {"email": connue.email.upper(), "role": "agent"})
    connue.refresh_from_db()
    assert (str(connue), connue.habilitations.filter(institution=commune).count()) == ("Ada Test", 1)


@pytest.mark.parametrize(
    ("saisie", "dit"),
    [
        ({"role": "elu"}, "Un élu, et lui seul, a une qualité"),
        ({"role": "elu", "qualite": "adjoint"}, "son numéro et sa date"),
        ({"role": "agent", "qualite": "maire"}, "Un élu, et lui seul"),
        ({"role": "magistrat"}, "Sélectionnez un choix valide"),
        ({"role": "agent", "fin": "2026-10-01"}, "finit avant d’avoir commencé"),
        ({"role": "agent", "email": "pas une adresse"}, "adresse de courriel valide"),
    ],
)
def test_une_habilitation_impossible_est_dite_a_cote_du_champ(page, saisie, dit, commune):
    avant = Habilitation.objects.count()
    assert dit in page("ligne_neuve", "personnes", **NADIA | saisie).text
    assert (Habilitation.objects.count(), Personne.objects.filter(nom="Perrin").count()) == (avant, 0)


def test_une_habilitation_deja_tenue_est_dite_et_n_est_pas_une_panne(page):
    page("ligne_neuve", "personnes", **NADIA, role="agent")
    assert "tient déjà cette habilitation" in page("ligne_neuve", "personnes", **NADIA, role="agent").text


def test_fermer_un_acces_le_ferme_a_la_seconde(page, habiliter, commune):
    tenue, avant = habiliter(commune, Role.AGENT), timezone.now()
    page("fermer", tenue.pk, oui="1")
    assert tenue.personne.habilitations.tenues(timezone.now()) == []
    assert commune.habilitations.get(pk=tenue.pk).modifiee_le > avant  # the list of senders is made anew
    assert tenue.personne.habilitations.tenues(timezone.now() - timedelta(hours=1)) == [tenue]


def test_le_dernier_administrateur_ne_se_ferme_pas(page, administratrice, habiliter, commune):
    sienne = administratrice.habilitations.get()
    assert "Il ne resterait personne" in page("fermer", sienne.pk, oui="1").text
    habiliter(commune, Role.ADMINISTRATEUR)
    page("fermer", sienne.pk, oui="1")
    assert administratrice.habilitations.tenues(timezone.now()) == []


def test_une_habilitation_finie_se_dit_terminee_et_ne_s_invite_plus(page, habiliter, commune):
    finie = habiliter(commune, Role.AGENT)
    assert "terminée" not in (avant := page("fiche").text)
    Habilitation.objects.filter(pk=finie.pk).update(fin=timezone.now().date() - timedelta(1))
    assert "terminée" in (apres := page("fiche").text)
    assert (avant.count("Renvoyer l’invitation"), apres.count("Renvoyer l’invitation")) == (1, 0)


def test_le_dernier_administrateur_ne_finit_pas_non_plus_un_jour_donne(page, administratrice, habiliter, commune):
    """Another takes over the day after: one who leaves before, or the same day, takes nothing over."""
    sienne = administratrice.habilitations.get()
    autre = habiliter(commune, Role.ADMINISTRATEUR)
    for fin_de_l_autre, finit in ((DEMAIN, False), (DEMAIN + timedelta(1), True), (None, True)):
        Habilitation.objects.filter(pk=autre.pk).update(fin=fin_de_l_autre)
        Habilitation.objects.filter(pk=sienne.pk).update(fin=None)
        dit = page("ligne", "personnes", sienne.pk, fin=DEMAIN.isoformat()).text
        sienne.refresh_from_db()
        assert (sienne.fin == DEMAIN, "Il ne resterait personne" in dit) == (finit, not finit)
    Habilitation.objects.filter(pk=autre.pk).update(fermee_le=timezone.now())
    assert "Il ne resterait personne" in page("ligne", "personnes", sienne.pk, fin=DEMAIN.isoformat()).text


def test_le_role_d_une_habilitation_tenue_ne_se_recrit_pas(page, habiliter, commune):
    tenue = habiliter(commune, Role.AGENT)
    page("ligne", "personnes", tenue.pk, role="elu", qualite="maire", fin="2027-01-01")
    tenue.refresh_from_db()
    assert (tenue.role, tenue.fin) == (Role.AGENT, date(2027, 1, 1))


def test_une_absence_designe_un_suppleant_d_ici(page, habiliter, commune):
    absente, suppleant, elu = (habiliter(commune, r).personne for r in (Role.AGENT, Role.AGENT, Role.MEMBRE))
    dates = {"debut": DEMAIN.isoformat(), "fin": DEMAIN.isoformat()}
    page("ligne_neuve", "absences", personne=absente.pk, suppleant=suppleant.pk, **dates)
    assert Absence.objects.get().suppleant == suppleant
    refus = page("ligne_neuve", "absences", personne=absente.pk, suppleant=elu.pk, **dates)
    assert "aucun des rôles" in refus.text
    assert page("ligne_neuve", "absences", personne="", **dates).status_code == 200
    assert Absence.objects.count() == 1


def test_l_heure_d_une_permanence_est_celle_de_l_institution(page, habiliter, commune):
    Institution.objects.filter(pk=commune.pk).update(fuseau="Indian/Reunion")
    agent = habiliter(commune, Role.AGENT).personne
    heures = {"debut": "2026-12-01T18:00", "fin": "2026-12-02T08:00"}
    page("ligne_neuve", "permanences", personne=agent.pk, telephone="06 00 00 00 00", **heures)
    assert commune.permanences.get().debut == datetime(2026, 12, 1, 18, tzinfo=ZoneInfo("Indian/Reunion"))


def test_un_jour_ferie_ne_se_note_pas_deux_fois(page, commune):
    page("ligne_neuve", "jours-feries", jour="2026-12-07", motif="foire")
    assert "déjà férié" in page("ligne_neuve", "jours-feries", jour="2026-12-07", motif="foire").text
    page("ligne", "jours-feries", commune.jours_feries.get().pk, jour="2026-12-07", motif="foire", retire="on")
    assert commune.jours_feries.get().retire


def image(genre="PNG"):
    tampon = BytesIO()
    Image.new("RGB", (900, 300), "navy").save(tampon, genre)
    return SimpleUploadedFile(f"blason.{genre.lower()}", tampon.getvalue())


EN_TETE = {"nom": "Ville de Sainte-Aure", "adresse": "1 place Neuve", "lieu": "Sainte-Aure"}


@pytest.mark.parametrize("genre", ["PNG", "JPEG"])
def test_les_armoiries_sont_recrites_par_nous(page, commune, genre):
    page("en_tete", **EN_TETE, image=image(genre), legende="Un navire d’argent")
    with Image.open(BytesIO(bytes(EnTete.objects.get().armoiries))) as gardee:
        assert (gardee.format, gardee.size) == ("PNG", (600, 200))


def test_le_telephone_est_celui_d_une_mairie(page, commune):
    page("en_tete", **EN_TETE, telephone="04 65 71 00 12")
    assert EnTete.objects.get().telephone == "04 65 71 00 12"
    assert "telephone" not in EnTeteForm(institution=commune.parquet).fields


def photographie(genre="PNG"):
    tampon = BytesIO()
    Image.frombytes("RGB", (700, 700), random.Random(1).randbytes(700 * 700 * 3)).save(tampon, genre)
    return SimpleUploadedFile(f"photo.{genre.lower()}", tampon.getvalue())


def test_une_photographie_est_reduite_a_ce_qu_une_lettre_porte(page):
    page("en_tete", **EN_TETE, image=photographie(), legende="La mairie")
    gardees = bytes(EnTete.objects.get().armoiries)
    assert len(gardees) <= armoiries.POIDS
    assert ImagesPortees().fetch(porter(gardees))


def test_une_image_coupee_est_refusee(page, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)  # WeasyPrint, wherever it is loaded, changes it
    coupee = SimpleUploadedFile("blason.jpeg", photographie("JPEG").read()[:200_000])
    assert "jusqu’au bout" in page("en_tete", **EN_TETE, image=coupee, legende="x").text
    assert not EnTete.objects.exists()


def test_une_image_qui_n_en_est_pas_une_est_refusee(page):
    faux = SimpleUploadedFile("blason.png", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")
    assert "image valide" in page("en_tete", **EN_TETE, image=faux, legende="x").text
    assert "Décrivez l’image" in page("en_tete", **EN_TETE, image=image()).text
    assert not EnTete.objects.exists()


def test_les_pages_d_une_autre_institution_n_existent_pas(page, client, parquet, habiliter, commune):
    ailleurs = ecrire(Institution(nature=Nature.COMMUNE, nom="Ailleurs", code="73999", parquet=parquet))
    la_bas = habiliter(ailleurs, Role.AGENT)
    autres = [("fiche",), ("ligne_neuve", "personnes"), ("ligne", "personnes", la_bas.pk), ("en_tete",)]
    for nom, *args in autres:
        assert page(nom, *args, chez=ailleurs).status_code == 404
        assert page(nom, *args, chez=ailleurs, x="1").status_code == (405 if nom == "fiche" else 404)
    assert page("ligne", "personnes", la_bas.pk).status_code == 404
    for geste in ("fermer", "reinviter", "refaire_facteur"):
        assert (
            page(geste, la_bas.pk, x="1").status_code == page(geste, la_bas.pk, chez=ailleurs, x="1").status_code == 404
        )


@pytest.mark.parametrize("role", [r for r in Role if r != Role.ADMINISTRATEUR])
def test_nul_autre_role_ne_tient_les_comptes(client, habiliter, commune, parquet, role):
    if role == Role.EXPLOITANT:
        lieu = None
    elif role in (Role.MAGISTRAT, Role.JURISTE, Role.SECRETARIAT, Role.DELEGUE):
        lieu = parquet
    else:
        lieu = commune
    if role == Role.REPRESENTANT:
        lieu = ecrire(Institution(nature=Nature.ASSOCIATION, nom="Élus", code="W731000000"))
    suite = {"qualite": "maire"} if role == Role.ELU else {}
    client.force_login(habiliter(lieu, role, **suite).personne)
    for institution in Institution.objects.all():
        assert client.get(reverse("gestion:fiche", args=[institution.pk])).status_code == 404


def test_la_fiche_dit_ce_qui_manque_pour_commencer(page, habiliter, commune, convention):
    texte = page("fiche").text
    assert texte.count('class="reste"') == 3
    habiliter(commune, Role.ELU, qualite="maire")
    habiliter(commune, Role.AGENT)
    assert page("fiche").text.count('class="reste"') == 1
    assert "Une convention en vigueur" in texte
    ecrire(EnTete(institution=commune, **EN_TETE))
    assert "Pour ouvrir un premier dossier" not in page("fiche").text


def test_la_fiche_se_lit_en_autant_de_requetes_quel_que_soit_le_monde(
    page, habiliter, commune, django_assert_max_num_queries
):
    page("fiche")
    for _ in range(12):
        ecrire(Absence(personne=habiliter(commune, Role.AGENT).personne, institution=commune, debut=DEMAIN, fin=DEMAIN))
    with django_assert_max_num_queries(22):
        page("fiche")


def test_qui_n_est_jamais_entre_peut_etre_reinvite(
    page, habiliter, commune, mailoutbox, django_capture_on_commit_callbacks
):
    tenue = habiliter(commune, Role.AGENT)
    with django_capture_on_commit_callbacks(execute=True):
        page("reinviter", tenue.pk, oui="1")
    assert [courriel.to for courriel in mailoutbox] == [[tenue.personne.email]]
    Personne.objects.update(last_login=timezone.now())
    assert page("reinviter", tenue.pk, oui="1").status_code == 404


def test_un_second_facteur_perdu_s_ote_par_qui_repond_de_la_personne(page, habiliter, commune, parquet):
    elue = habiliter(commune, Role.ELU, qualite="maire")
    page("refaire_facteur", elue.pk, oui="1")
    assert not Authenticator.objects.filter(user=elue.personne).exists()
    ailleurs = habiliter(commune, Role.ADMINISTRATEUR)
    ecrire(Habilitation(personne=ailleurs.personne, institution=parquet, role=Role.MAGISTRAT, debut=date(2026, 1, 1)))
    assert "se réinitialise par" in page("refaire_facteur", ailleurs.pk, oui="1").text
    assert Authenticator.objects.filter(user=ailleurs.personne).exists()
