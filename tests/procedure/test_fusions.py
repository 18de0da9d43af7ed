"""A commune that becomes another: from that day its cases are the other's to read and to continue, and nobody's of its own."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from annuaire.ecriture import ecrire
from annuaire.models import Clause, EnTete, Institution, ListeExpediteurs
from annuaire.models.habilitations import Qualite, Role
from annuaire.models.institutions import InstitutionQuerySet
from procedure.ecrans.tours import en_attente
from procedure.expediteurs import a_tenir, tenir
from procedure.models import Dossier, Message, Partage, Piece
from procedure.moteur import echoir, franchir, ouvrir
from procedure.pieces.depot import joindre
from procedure.refus import Refus
from procedure.regles import version_de
from procedure.rubriques import actes_comptes
from procedure.sceaux import sceller
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.fichiers import envoi, image
from tests.procedure.test_moteur import TERME

PREMIER = date(2026, 12, 1)
APRES = datetime(2026, 12, 1, 9, tzinfo=UTC)
VEILLE = APRES - timedelta(1)


def devenir(ancienne, nouvelle, le=PREMIER):
    ancienne.devenue, ancienne.devenue_le = nouvelle, le
    return ecrire(ancienne)


def nouvelle_commune(parquet, nom, code):
    return ecrire(Institution(nature="commune", nom=nom, code=code, parquet=parquet))


@pytest.fixture
def nouvelle(parquet):
    return nouvelle_commune(parquet, "Val-Sainte-Aure", "73999")


@pytest.fixture
def gens(nouvelle, habiliter):
    """Who works for the new one."""
    return SimpleNamespace(
        agent=habiliter(nouvelle, Role.AGENT).personne,
        elu=habiliter(nouvelle, Role.ELU, qualite=Qualite.MAIRE).personne,
    )


def voit(personne, instant=APRES):
    return Dossier.objects.visibles_par(personne, instant).exists()


def test_le_jour_venu_la_nouvelle_voit_les_dossiers_et_l_ancienne_plus_rien(rappel, equipe, gens, commune, nouvelle):
    rappel("avis_demande")
    devenir(commune, nouvelle)
    assert [voit(equipe.agent, VEILLE), voit(gens.agent, VEILLE)] == [True, False]
    assert [voit(equipe.agent), voit(gens.agent), voit(equipe.magistrat)] == [False, True, True]


def test_sans_la_regle_la_nouvelle_ne_voit_rien(rappel, gens, commune, nouvelle, monkeypatch):
    """The sabotage."""
    rappel("avis_demande")
    devenir(commune, nouvelle)
    monkeypatch.setattr(InstitutionQuerySet, "avec_leurs_anciennes", lambda self, pks, instant: set(pks))
    assert not voit(gens.agent)


def test_sans_la_fin_des_habilitations_l_ancienne_verrait_encore(rappel, equipe, commune, nouvelle, monkeypatch):
    """The other sabotage."""
    rappel("avis_demande")
    devenir(commune, nouvelle)
    assert not voit(equipe.agent)
    monkeypatch.setattr(Institution, "disparue", lambda self, instant: False)
    assert voit(equipe.agent)


def test_les_gens_de_l_ancienne_ne_passent_plus_la_porte(client, equipe, commune, nouvelle, time_machine):
    time_machine.move_to(APRES, tick=False)
    client.force_login(equipe.agent)
    assert client.get(reverse("procedure:journee")).status_code == 200
    devenir(commune, nouvelle)
    assert client.get(reverse("procedure:journee")).status_code == 403


def test_ce_qui_a_fusionne_deux_fois_suit(rappel, parquet, gens, commune, nouvelle, habiliter):
    rappel("avis_demande")
    plus_grande = nouvelle_commune(parquet, "Les Vals", "73998")
    loin = habiliter(plus_grande, Role.AGENT).personne
    devenir(commune, nouvelle)
    devenir(nouvelle, plus_grande, date(2027, 1, 1))
    assert [voit(gens.agent), voit(loin)] == [True, False]
    en_2027 = APRES + timedelta(40)
    assert [voit(gens.agent, en_2027), voit(loin, en_2027)] == [False, True]
    with pytest.raises(ValidationError, match="indiquez celle-ci"):
        devenir(plus_grande, commune)


def test_la_nouvelle_poursuit_sous_le_meme_numero_et_ecrit_en_son_nom(rappel, equipe, gens, commune, nouvelle):
    for qui, nom in ((commune, "Ville de Sainte-Aure"), (nouvelle, "Ville de Val-Sainte-Aure")):
        ecrire(EnTete(institution=qui, nom=nom, adresse="1, place de la Mairie", lieu=qui.nom))
    partie, dossier = rappel("avis_demande").documents.get(), rappel("a_signer")
    devenir(commune, nouvelle)
    with pytest.raises(Dossier.DoesNotExist):
        franchir(dossier, Page.saisir, equipe.elu, instant=APRES)
    trace = franchir(dossier, Page.saisir, gens.elu, instant=APRES)
    lettre = dossier.documents.get()
    assert (trace.par.institution, commune.code in dossier.numero) == (nouvelle, True)
    assert "Ville de Val-Sainte-Aure" in lettre.html
    partie.refresh_from_db()
    assert "Ville de Sainte-Aure" in partie.html


def test_la_reponse_du_parquet_va_a_la_nouvelle(rappel, equipe, gens, commune, nouvelle):
    dossier = rappel("avis_demande")
    devenir(commune, nouvelle)
    deja = set(Message.objects.values_list("pk", flat=True))
    franchir(dossier, Page.favorable, equipe.magistrat, instant=APRES)
    recus = Message.objects.exclude(pk__in=deja).filter(destinataire="mairie")
    assert {message.personne for message in recus} == {gens.agent, gens.elu}


def test_la_convention_de_l_ancienne_reste_celle_de_ses_dossiers(rappel, convention, commune, nouvelle, gens):
    """What was signed is executed to its end; it binds no new case."""
    attend, brouillon = rappel("avis_demande", recu=INSTANT), rappel("a_signer")
    devenir(commune, nouvelle, date(2026, 11, 20))
    echoir(attend.echeances.vives().get(delai="reponse_attendue").pk, TERME)
    assert attend.traces.filter(acte="tacite").exists()
    franchir(brouillon, Page.saisir, gens.elu, instant=TERME)
    brouillon.refresh_from_db()
    assert brouillon.convention == convention.versions.get()
    neuf = ouvrir(Page, gens.agent, nouvelle, instant=TERME)
    assert version_de(neuf, TERME.date()) is None


def test_ce_qui_s_ouvre_pour_l_ancienne_est_a_la_nouvelle(commune, nouvelle, gens, equipe):
    devenir(commune, nouvelle)
    neuf = ouvrir(Page, gens.agent, commune, instant=APRES)
    assert (neuf.commune, nouvelle.code in neuf.numero) == (nouvelle, True)


def test_liste_recherche_et_journee_les_trouvent(rappel, commune, nouvelle, gens):
    rappel("a_signer", auteur={"nom": "Lormeau"})
    devenir(commune, nouvelle)
    assert Dossier.objects.visibles_par(gens.agent, APRES).trouves("lorm").count() == 1
    tenues = gens.elu.habilitations.tenues(APRES)
    assert en_attente(gens.elu, tenues, APRES).count() == 1


def test_on_rectifie_ce_que_l_ancienne_avait_note(rappel, commune, nouvelle, gens):
    dossier = rappel("avis_demande", recu=INSTANT)
    devenir(commune, nouvelle)
    fait = dossier.faits.get(nom="fiche.reception")
    dit = {"fait": fait.pk, "quand": INSTANT + timedelta(hours=1), "motif": "Une heure fausse.", "preuve": "accusé"}
    assert franchir(dossier, Page.rectifier, gens.elu, instant=APRES, **dit)


@pytest.mark.usefixtures("sans_constat")
def test_ce_qui_est_confie_par_la_nouvelle_montre_ses_pieces(rappel, commune, nouvelle, gens, equipe, habiliter):
    dossier = rappel("avis_demande")
    joindre(dossier, equipe.agent, envoi("photo.png", image("PNG")), nature="photo", pour="nous")
    membre = habiliter(nouvelle, Role.MEMBRE).personne
    devenir(commune, nouvelle)
    Partage.objects.create(dossier_id=dossier.pk, personne=membre, institution=nouvelle, motif="suite", debut=INSTANT)
    for personne in (membre, gens.agent):
        assert Piece.objects.lisibles_par(personne, Dossier.objects.get(pk=dossier.pk), APRES).count() == 1
    assert not Piece.objects.lisibles_par(equipe.agent, Dossier.objects.get(pk=dossier.pk), APRES).exists()


def test_la_liste_des_expediteurs_de_l_ancienne_nomme_les_gens_de_la_nouvelle(
    convention, equipe, gens, commune, nouvelle, parquet, rappel
):
    ecrire(Clause(version=convention.versions.get(), cle="parquet.expediteurs", valeur=True, article="IV, art. 3.1"))
    dossier = rappel("a_signer")
    devenir(commune, nouvelle)
    with pytest.raises(Refus, match="liste des expéditeurs"):
        franchir(dossier, Page.saisir, gens.elu, instant=APRES)
    for adhesion in a_tenir(APRES, depuis=APRES + timedelta(3650)):
        tenir(adhesion, APRES)
    liste = ListeExpediteurs.objects.derniere(commune, parquet)
    assert {tenue.personne for tenue in liste.habilitations.all()} == {gens.agent, gens.elu}
    assert franchir(dossier, Page.saisir, gens.elu, instant=APRES)


def test_chaque_acte_compte_pour_qui_repondait_ce_jour_la(rappel, equipe, gens, commune, nouvelle):
    """Before the day for the old one, from it for the new one: none twice, none lost."""
    for _ in range(2):
        dossier = rappel("avis_demande")
    franchir(dossier, Page.favorable, equipe.magistrat, instant=INSTANT)
    devenir(commune, nouvelle)
    autre = Dossier.objects.exclude(pk=dossier.pk).get()
    franchir(autre, Page.favorable, equipe.magistrat, instant=APRES)
    rubrique = next(r for r in Page.rubriques.values() if Page.favorable in r.compte)
    annee = (date(2026, 1, 1), date(2026, 12, 31))
    comptes = [actes_comptes(Page, rubrique, qui, *annee).count() for qui in (commune, nouvelle)]
    assert comptes == [1, 1]


def test_les_sceaux_vont_a_qui_garde_la_nouvelle(rappel, commune, nouvelle, habiliter):
    rappel("avis_demande")
    garde = habiliter(nouvelle, Role.ADMINISTRATEUR).personne
    devenir(commune, nouvelle)
    assert sceller(nouvelle, VEILLE) is None
    assert sceller(nouvelle, APRES)
    assert Message.objects.get(nom_piece="sceau.txt").personne == garde


def test_combien_d_anciennes_ne_change_pas_le_nombre_de_questions(
    rappel, parquet, commune, nouvelle, gens, django_assert_num_queries
):
    rappel("avis_demande")
    devenir(commune, nouvelle)

    def lire():
        list(Dossier.objects.visibles_par(gens.agent, APRES))

    with django_assert_num_queries(4):
        lire()
    for rang in range(5):
        devenir(nouvelle_commune(parquet, f"Hameau {rang}", f"7380{rang}"), nouvelle)
    with django_assert_num_queries(4):
        lire()
