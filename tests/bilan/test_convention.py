"""The life of a convention, by the clock and by its signatories: nothing of it happens in silence."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from annuaire.conventions import DOLE, signer
from annuaire.ecriture import ecrire
from annuaire.models import Adhesion, Clause, Institution, Version
from bilan.models import Engagement, Etat
from bilan.procedures.convention import VieDeConvention as Page
from procedure.horloge import sonner
from procedure.models import Message
from procedure.moteur import franchir
from procedure.refus import Refus
from procedure.regles import version_en_vigueur
from rappel_ordre.models import RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Rappel
from tests.bilan.vies import ETE, jours, naitre, relire, vivre
from tests.rappel_ordre.dossiers import ecrire as ecrire_un_rappel

JOUR = timedelta(days=1)


def le(annee, mois, jour):
    return datetime(annee, mois, jour, 9, tzinfo=UTC)


@pytest.fixture
def engagement(equipe):
    return naitre()


def actes(engagement):
    return list(engagement.traces.order_by("version").values_list("acte", flat=True))


def test_l_horloge_suit_ce_qui_est_signe_une_fois_chacun(engagement):
    naitre(ETE + timedelta(minutes=1))
    assert jours(engagement) == (date(2026, 11, 6), date(2027, 2, 5), None)
    assert (engagement.etat, engagement.evaluation_le, actes(engagement)) == (
        "en_vigueur",
        date(2027, 2, 5),
        ["ouvrir"],
    )
    assert "Chambéry" in engagement.titre()


def test_ce_qui_n_est_pas_en_vigueur_n_a_pas_de_vie(convention, equipe):
    convention.versions.update(arretee_le=None)
    with time_machine.travel(ETE, tick=False):
        sonner()
    assert not Engagement.objects.exists()


def test_sans_denonciation_elle_recommence_et_chacun_en_est_prevenu(engagement):
    """Reminded before each day that matters; the day passes; the year is renewed; and the next one too."""
    vivre(engagement, le(2026, 11, 8))
    dits = Message.objects.filter(dossier=engagement.pk, objet__contains="Dernier jour pour dénoncer")
    assert dits.count() == 3
    engagement = vivre(engagement, le(2027, 3, 1))
    assert jours(engagement) == (date(2027, 11, 6), date(2028, 2, 5), None)
    engagement = vivre(engagement, le(2028, 3, 1))
    assert jours(engagement) == (date(2028, 11, 6), date(2029, 2, 5), None)
    assert actes(engagement) == ["ouvrir", "laisser_passer", "reconduire", "laisser_passer", "reconduire"]
    annonces = Message.objects.filter(dossier=engagement.pk, objet__contains="reconduite")
    assert set(annonces.values_list("destinataire", flat=True)) == {"mairie", "parquet"}


def denoncer(engagement, equipe, quand, **dit):
    franchir(engagement, Page.denoncer, equipe.elu, instant=quand, **dit)
    return relire(engagement)


def dater(engagement, equipe, quand):
    dit = {"instant": quand + JOUR, "le": quand, "preuve": "avis de réception"}
    franchir(engagement, Page.dater, equipe.agent, **dit)
    return relire(engagement)


@pytest.mark.parametrize(("jour", "fin"), [(6, date(2027, 2, 5)), (7, date(2028, 2, 5))])
def test_denoncee_elle_finit_au_terme_que_son_preavis_permet(engagement, equipe, commune, parquet, jour, fin):
    engagement = denoncer(engagement, equipe, le(2026, 11, 3), motif="La commune change de méthode.")
    assert (engagement.etat, engagement.preavis_a_dater, engagement.extinction_le) == ("denoncee", True, None)
    html = engagement.documents.get(courrier="lettre").html
    for mot in ("Je la dénonce", "3\N{NO-BREAK SPACE}mois", "art.", "change de méthode", "6&nbsp;février 2024"):
        assert mot in html
    engagement = dater(engagement, equipe, le(2026, 11, jour))
    assert (engagement.extinction_le, engagement.adhesion.fin) == (fin, fin)
    engagement = vivre(engagement, le(fin.year, 3, 1))
    assert engagement.etat == Etat.ETEINTE
    assert version_en_vigueur(commune, parquet, fin)
    assert version_en_vigueur(commune, parquet, fin + JOUR) is None


def test_tant_que_le_preavis_n_est_pas_date_rien_ne_finit_et_l_agent_est_rappele(engagement, equipe):
    engagement = denoncer(engagement, equipe, le(2026, 10, 1))
    engagement = vivre(engagement, le(2027, 6, 1))
    assert (engagement.etat, engagement.adhesion.fin) == (Etat.DENONCEE, None)
    assert Message.objects.filter(dossier=engagement.pk, objet__contains="Rappel : Préavis à dater").count() == 3


def test_le_parquet_denonce_aussi_et_la_mairie_l_apprend(engagement, equipe):
    franchir(engagement, Page.denoncer_au_parquet, equipe.magistrat, instant=le(2026, 9, 1))
    assert relire(engagement).etat == Etat.DENONCEE
    assert Message.objects.filter(
        dossier=engagement.pk, courrier="denonciation_du_parquet", destinataire="mairie"
    ).exists()


def test_retiree_d_un_commun_accord_elle_reprend_ou_elle_en_est(engagement, equipe):
    engagement = dater(denoncer(engagement, equipe, le(2026, 9, 1)), equipe, le(2026, 9, 3))
    accord = {"le": le(2026, 10, 1), "preuve": "lettre du procureur"}
    franchir(engagement, Page.retirer_denonciation, equipe.elu, instant=le(2026, 10, 2), **accord)
    engagement = relire(engagement)
    assert jours(engagement) == (date(2026, 11, 6), date(2027, 2, 5), None)
    assert (engagement.etat, engagement.adhesion.fin) == (Etat.EN_VIGUEUR, None)


def test_une_autre_lecture_du_dernier_jour_se_dit_avec_son_motif(engagement, equipe):
    engagement = dater(denoncer(engagement, equipe, le(2026, 11, 20)), equipe, le(2026, 11, 20))
    dit = {"extinction_le": "2027-02-05", "motif": "Le parquet lit la clause comme nous."}
    franchir(engagement, Page.corriger, equipe.elu, instant=le(2026, 11, 25), **dit)
    assert relire(engagement).adhesion.fin == date(2027, 2, 5)


def test_une_preuve_mal_lue_se_relit_tant_que_nul_n_a_corrige_le_dernier_jour(engagement, equipe):
    engagement = dater(denoncer(engagement, equipe, le(2026, 9, 1)), equipe, le(2026, 11, 20))
    assert engagement.extinction_le == date(2028, 2, 5)
    engagement = dater(engagement, equipe, le(2026, 11, 2))
    assert engagement.extinction_le == date(2027, 2, 5)
    dit = {"extinction_le": "2027-03-31", "motif": "Convenu."}
    franchir(engagement, Page.corriger, equipe.elu, instant=le(2026, 11, 5), **dit)
    with pytest.raises(Refus, match="il se corrige de même"):
        dater(relire(engagement), equipe, le(2026, 11, 3))


def test_ce_que_les_deux_lisent_n_est_pas_un_brouillon(engagement, equipe):
    """Its days are the clock's and the signatories': an agent does not type them."""
    with pytest.raises(Refus, match="plus un brouillon"):
        franchir(engagement, Page.completer, equipe.agent, instant=ETE, extinction_le="2026-01-01")


def test_chaque_jour_dit_d_ou_il_vient(engagement, equipe):
    termes = {e.delai: str(e.explication) for e in engagement.echeances.vives()}
    for delai, mot in (
        ("jour_pour_denoncer", "au moins 3"),
        ("reconduction", "recommence"),
        ("evaluation", "s’évalue"),
    ):
        assert "signée par la commune" in termes[delai]
        assert mot in termes[delai]
        assert "(art. " in termes[delai]
    engagement = dater(denoncer(engagement, equipe, le(2026, 9, 1)), equipe, le(2026, 9, 3))
    assert "le préavis court" in str(engagement.echeances.vives().get(delai="fin").explication)


def test_un_preavis_ne_precede_pas_la_denonciation_qui_l_ouvre(engagement, equipe):
    """A year mistyped would have ended it in the past, for good."""
    engagement = denoncer(engagement, equipe, le(2026, 9, 1))
    mal_tapee = {"instant": le(2026, 9, 4), "le": le(2025, 9, 3), "preuve": "avis de réception"}
    with pytest.raises(Refus, match="précède la dénonciation"):
        franchir(engagement, Page.dater, equipe.agent, **mal_tapee)


def test_ce_que_les_deux_ont_voulu_se_montre_qui_que_l_on_soit(engagement, equipe):
    franchir(engagement, Page.denoncer_au_parquet, equipe.magistrat, instant=le(2026, 9, 1))
    for acte in (Page.retirer_denonciation, Page.sans_evaluation):
        with pytest.raises(Refus, match="Joignez ce qui le prouve"):
            franchir(engagement, acte, equipe.elu, instant=le(2026, 10, 2), le=le(2026, 10, 1))
    accord = {"le": le(2026, 10, 1), "preuve": "lettre du procureur"}
    franchir(engagement, Page.sans_evaluation, equipe.elu, instant=le(2026, 10, 2), **accord)
    assert relire(engagement).evaluation_le is None


def amender(convention, jour, sauf=(), **valeurs):
    """An avenant: what it leaves out, and what it says otherwise."""
    derniere = convention.versions.first()
    neuve = ecrire(Version(convention=convention, rang=derniere.rang + 1, en_vigueur_le=jour))
    for clause in derniere.clauses.exclude(cle__in=sauf):
        clause.pk, clause.version = None, neuve
        for champ, valeur in valeurs.get(clause.cle.replace(".", "_"), {}).items():
            setattr(clause, champ, valeur)
        clause.save(force_insert=True)


def rondes(*instants):
    for instant in instants:
        with time_machine.travel(instant, tick=False):
            sonner()
    return Engagement.objects.get()


def test_un_avenant_change_les_jours_de_ce_qui_vit(engagement, convention):
    amender(convention, date(2026, 7, 10), convention_preavis={"duree": 6})
    engagement = rondes(le(2026, 7, 9), le(2026, 7, 10), le(2026, 7, 10) + timedelta(minutes=1))
    assert jours(engagement) == (date(2026, 8, 6), date(2027, 2, 5), None)
    assert actes(engagement) == ["ouvrir", "suivre"]


def test_une_evaluation_en_retard_n_empeche_pas_de_suivre_un_avenant(engagement, convention):
    vivre(engagement, le(2027, 3, 1))
    amender(convention, date(2027, 3, 10), convention_preavis={"duree": 6})
    engagement = rondes(le(2027, 3, 10))
    assert engagement.evaluation_le < date(2027, 3, 10)
    assert jours(engagement) == (date(2027, 8, 6), date(2028, 2, 5), None)


@pytest.mark.parametrize(
    ("otee", "attendu"),
    [
        ("convention.reconduction", (None, None, date(2027, 2, 5))),
        ("convention.preavis", (None, date(2027, 2, 5), None)),
        ("convention.duree", (None, None, None)),
    ],
)
def test_une_clause_otee_ne_laisse_aucune_horloge_tourner_a_vide(engagement, convention, otee, attendu):
    """Neither a renewal a minute, nor an error an hour."""
    amender(convention, date(2026, 10, 1), sauf=[otee])
    engagement = rondes(le(2026, 10, 1))
    assert jours(engagement) == attendu
    apres = [le(2027, 2, 6) + timedelta(minutes=rang) for rang in range(4)]
    engagement = rondes(*apres)
    assert len(actes(engagement)) <= 3
    assert not engagement.echeances.en_panne().exists()
    assert engagement.etat == (Etat.ETEINTE if otee == "convention.reconduction" else Etat.EN_VIGUEUR)


def test_une_convention_finie_depuis_longtemps_ne_revit_pas(convention, equipe):
    convention.versions.get().clauses.filter(cle="convention.reconduction").delete()
    engagement = naitre()
    assert engagement.extinction_le == engagement.adhesion.fin == date(2025, 2, 5)
    assert rondes(ETE + timedelta(minutes=1)).etat == Etat.ETEINTE


def test_denoncer_n_allonge_pas_ce_qui_finit_deja(convention, equipe):
    amender(convention, date(2026, 3, 1), sauf=["convention.reconduction"])
    engagement = denoncer(naitre(), equipe, le(2026, 12, 1))
    assert (engagement.extinction_le, engagement.preavis_a_dater) == (date(2027, 2, 5), False)


def test_elle_ne_finit_pas_dans_celle_qui_la_suit(engagement, equipe, convention, parquet, commune):
    """A successor is signed: to take the denunciation back is refused with a sentence."""
    engagement = dater(denoncer(engagement, equipe, le(2026, 9, 1)), equipe, le(2026, 9, 3))
    signer(DOLE, parquet, [commune], date(2027, 2, 6))
    accord = {"le": le(2026, 10, 1), "preuve": "lettre"}
    with pytest.raises(Refus, match="déjà liée"):
        franchir(engagement, Page.retirer_denonciation, equipe.elu, instant=le(2026, 10, 2), **accord)


def test_celle_d_une_commune_fusionnee_s_arrete_le_jour_meme(engagement, parquet, commune):
    """Its cases keep their version; nobody is reminded for years to denounce what governs nothing new."""
    nouvelle = ecrire(Institution(nature="commune", nom="Les Vals", code="73998", parquet=parquet))
    commune.devenue, commune.devenue_le = nouvelle, date(2026, 9, 1)
    ecrire(commune)
    assert rondes(le(2026, 8, 31)).etat == Etat.EN_VIGUEUR
    engagement = rondes(le(2026, 9, 1))
    assert (engagement.etat, engagement.adhesion.fin) == (Etat.ETEINTE, None)


def test_a_l_ouest_elle_nait_a_son_heure(convention, commune, equipe):
    """It is the first of the month in Paris, and still the last of another in Papeete."""
    Institution.objects.filter(pk=commune.pk).update(fuseau="Pacific/Tahiti")
    convention.adhesions.update(signee_le=date(2026, 7, 1))
    convention.versions.update(en_vigueur_le=date(2026, 7, 1))
    with time_machine.travel(datetime(2026, 7, 1, 3, tzinfo=UTC), tick=False):
        sonner()
    assert not Engagement.objects.exists()
    assert jours(naitre(datetime(2026, 7, 1, 12, tzinfo=UTC)))[1] == date(2027, 6, 30)


def test_l_evaluation_est_due_au_terme_et_se_note(engagement, equipe):
    engagement = vivre(engagement, le(2027, 1, 15))
    franchir(engagement, Page.evaluer, equipe.agent, instant=le(2027, 1, 20), le=le(2027, 1, 19), preuve="compte rendu")
    assert relire(engagement).evaluation_le is None
    franchir(engagement, Page.demander, equipe.magistrat, instant=le(2027, 1, 25))
    assert relire(engagement).evaluation_le == date(2027, 4, 25)
    with pytest.raises(Refus, match="déjà attendue"):
        franchir(engagement, Page.demander, equipe.elu, instant=le(2027, 1, 26))


def test_une_evaluation_lointaine_se_demande_plus_tot(engagement, equipe):
    franchir(engagement, Page.demander, equipe.magistrat, instant=le(2026, 9, 1))
    assert relire(engagement).evaluation_le == date(2026, 11, 30)


@pytest.fixture
def convention_de_dole(parquet, commune, equipe, convention):
    convention.adhesions.all().delete()
    return signer(DOLE, parquet, [commune], date(2026, 1, 5))


def test_sans_clause_de_preavis_la_fin_est_le_jour_que_les_deux_ont_signe(convention_de_dole, equipe):
    engagement = naitre()
    with pytest.raises(Refus, match="Dernier jour, tel que les deux l’ont signé"):
        denoncer(engagement, equipe, le(2026, 9, 1))
    accord = {"fin_convenue": "2026-10-31", "accord": "Avenant du 28 août"}
    engagement = denoncer(engagement, equipe, le(2026, 9, 1), **accord)
    assert (engagement.extinction_le, engagement.preavis_a_dater) == (date(2026, 10, 31), False)
    assert "31&nbsp;octobre 2026 au soir" in engagement.documents.get(courrier="lettre").html


def test_refaite_la_lettre_redit_ce_qui_fut_dit(convention_de_dole, equipe):
    dit = {"fin_convenue": "2026-10-31", "accord": "Avenant du 28 août", "motif": "La commune change de méthode."}
    engagement = denoncer(naitre(), equipe, le(2026, 9, 1), **dit)
    franchir(engagement, Page.refaire, equipe.elu, instant=le(2026, 9, 2), courrier="lettre")
    refaite = engagement.documents.get(courrier="lettre", remplacant=None)
    assert engagement.documents.filter(courrier="lettre").count() == 2
    for mot in ("31&nbsp;octobre 2026 au soir", "change de méthode"):
        assert mot in refaite.html


def test_sans_reconduction_elle_s_eteint_seule_et_la_loi_reste(convention, equipe, commune, parquet):
    convention.versions.get().clauses.filter(cle="convention.reconduction").delete()
    convention.adhesions.update(signee_le=date(2026, 2, 6))
    engagement = naitre()
    assert (jours(engagement), engagement.adhesion.fin) == ((None, None, date(2027, 2, 5)), date(2027, 2, 5))
    engagement = vivre(engagement, le(2027, 2, 6))
    assert engagement.etat == Etat.ETEINTE
    assert version_en_vigueur(commune, parquet, date(2027, 2, 6)) is None


@pytest.mark.epreuve
def test_une_annee_rejouee_par_l_horloge(convention, commune, parquet, equipe, habiliter, ampleur, chiffre):
    """Renewal, an avenant in the middle of a case, a commune that joins, a denunciation and the end, rounds days apart."""
    tous_les, rondes = ampleur(7, 1), 0  # a day on which something is done has its round
    evenements = {
        date(2026, 11, 18): lambda quand: _saisir(commune, equipe, quand),
        date(2026, 11, 20): lambda quand: _avenant(convention, date(2026, 11, 21)),
        date(2026, 12, 1): lambda quand: _rejoindre(convention, parquet),
        date(2027, 5, 3): lambda quand: denoncer(Engagement.objects.get(commune=commune), equipe, quand),
        date(2027, 5, 6): lambda quand: dater(Engagement.objects.get(commune=commune), equipe, quand - 2 * JOUR),
    }
    for rang in range(64 * 7 + 1):
        quand = le(2026, 11, 17) + rang * JOUR
        if rang % tous_les and quand.date() not in evenements:
            continue
        with time_machine.travel(quand, tick=False):
            evenements.get(quand.date(), lambda quand: None)(quand)
            sonner()
        rondes += 1
    ancienne, neuve = (
        Engagement.objects.get(commune=lieu) for lieu in (commune, Institution.objects.get(code="73990"))
    )
    rappel = RappelOrdre.objects.get()
    assert (rappel.convention.rang, rappel.etat) == (1, "autorise")  # its five days, whatever the avenant made of them
    assert (ancienne.etat, ancienne.adhesion.fin) == (Etat.ETEINTE, date(2028, 2, 5))
    assert (neuve.etat, neuve.reconduction_le) == (Etat.EN_VIGUEUR, date(2028, 11, 30))
    assert actes(neuve) == ["ouvrir", "laisser_passer", "reconduire"]
    assert version_en_vigueur(commune, parquet, date(2028, 2, 6)) is None
    assert version_en_vigueur(neuve.commune, parquet, date(2028, 2, 6)).rang == 2
    chiffre(
        f"{64 * 7 + 1} jours, {rondes} rondes : 1 reconduction, 1 avenant, 1 adhésion, 1 dénonciation, 1 fin, 0 écart"
    )


def _saisir(commune, equipe, quand):
    dossier = ecrire_un_rappel(equipe.agent, commune, quand, auteur={"nom": "Vasquier"})
    franchir(dossier, Rappel.soumettre, equipe.agent, instant=quand)
    franchir(dossier, Rappel.saisir, equipe.elu, instant=quand)
    recu = {"courrier": "fiche", "preuve": "accusé de réception", "le": quand}
    franchir(dossier, Rappel.noter_reception, equipe.agent, instant=quand, **recu)


def _avenant(convention, jour):
    """From five days to ten, and a refusal."""
    premiere = convention.versions.get()
    avenant = ecrire(Version(convention=convention, rang=2, en_vigueur_le=jour))
    for clause in premiere.clauses.all():
        clause.pk, clause.version = None, avenant
        clause.save(force_insert=True)
    Clause.objects.filter(version=avenant, cle="rappel_ordre.avis").update(duree=10, effet="refus")


def _rejoindre(convention, parquet):
    autre = ecrire(Institution(nature="commune", nom="Val-Haut", code="73990", parquet=parquet))
    ecrire(Adhesion(convention=convention, commune=autre, signee_le=date(2026, 12, 1)))
