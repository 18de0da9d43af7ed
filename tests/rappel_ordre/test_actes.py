"""The page is the lawyers' table, and whatever is not in the table is refused, with its sentence."""

import re
from datetime import timedelta

import pytest

from annuaire.models.habilitations import Role
from procedure.acteurs import DU_PARQUET, HORLOGE
from procedure.essai import Essai
from procedure.models import Dossier
from procedure.moteur import echoir, franchir
from procedure.refus import Refus, ouvert
from rappel_ordre.models import Etat, RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.rappel_ordre.actes import ACTES, DATES, RENVERSENT, SIGNES
from tests.rappel_ordre.chemins import HABITANT, convoquer, manquer, noter, tenir
from tests.rappel_ordre.dossiers import par_courriel

DEMAIN, HEURE = INSTANT + timedelta(days=1), timedelta(hours=1)
BIENTOT = INSTANT + 5 * HEURE


def test_la_page_est_la_table():
    page = {
        nom: (set(Page.etats_de(acte.de)), acte.vers, {str(getattr(p, "value", p)) for p in acte.par})
        for nom, acte in Page.actes.items()
    }
    assert page == ACTES


def test_les_actes_dates_signes_et_qui_renversent_sont_ceux_de_la_table():
    assert {nom: set(acte.renverse) for nom, acte in Page.actes.items() if acte.renverse} == RENVERSENT
    assert {nom for nom, acte in Page.actes.items() if acte.datee} == DATES
    assert {nom for nom in SIGNES if Page.actes[nom].par != (Role.ELU,)} == set()


@pytest.fixture
def dans(rappel, equipe):
    """A case in a state, by its acts."""

    def _dans(etat):
        auteur = {"auteur": HABITANT} if etat in (Etat.CONVOQUE, Etat.PRONONCE, Etat.CARENCE) else {}
        dossier = rappel({Etat.BROUILLON: "brouillon", Etat.A_SIGNER: "a_signer"}.get(etat, "avis_demande"), **auteur)
        suite = {
            Etat.AUTORISE: [(Page.favorable, equipe.magistrat, {})],
            Etat.REFUSE: [(Page.defavorable, equipe.magistrat, {"motif": "enquête"})],
            Etat.REORIENTE: [(Page.reorienter, equipe.agent, {"motif": "x", "le": INSTANT, **par_courriel()})],
            Etat.CONVOQUE: [(Page.favorable, equipe.magistrat, {})],
            Etat.PRONONCE: [(Page.favorable, equipe.magistrat, {})],
            Etat.CARENCE: [(Page.favorable, equipe.magistrat, {})],
            Etat.CLOS: [
                (Page.defavorable, equipe.magistrat, {"motif": "x"}),
                (Page.transmettre, equipe.elu, {}),
                (Page.clore_sans_suite, equipe.agent, {}),
            ],
            Etat.ABANDONNE: [(Page.desister, equipe.elu, {"motif": "x", "raison": "deces"})],
        }
        for acte, par, donnees in suite.get(etat, []):
            franchir(dossier, acte, par, instant=INSTANT, **donnees)
        if etat in (Etat.CONVOQUE, Etat.PRONONCE, Etat.CARENCE):
            dossier = noter(convoquer(dossier, equipe, BIENTOT), "presentation", equipe, INSTANT + HEURE)
        if etat == Etat.PRONONCE:
            tenir(dossier, equipe, BIENTOT)
        if etat == Etat.CARENCE:
            manquer(dossier, equipe, BIENTOT)
        return RappelOrdre.objects.get(pk=dossier.pk)

    return _dans


def permis(nom, etat, role):
    etats, _, qui = ACTES[nom]
    consigne = role == Role.AGENT and qui <= {str(r.value) for r in DU_PARQUET}
    return etat in etats and (str(getattr(role, "value", role)) in qui or consigne)


PAR_LA_TABLE = r"revient à|se fait tout seul|n’est pas possible dans l’état|Une réponse a déjà été donnée"


def ferme_par_la_table(essai):
    """Is it closed to this role, or in this state? A condition that is not met is another matter."""
    try:
        ouvert(essai)
    except Refus as refus:
        return re.search(PAR_LA_TABLE, str(refus))


@pytest.mark.une_fois
@pytest.mark.parametrize("etat", Etat)
def test_ce_qui_n_est_pas_dans_la_table_est_refuse(etat, dans, equipe, commune, parquet, habiliter, chiffre):
    """Every act × role × state: open where the table says, refused elsewhere, in words. Whoever knocks moves nothing."""
    dossier, cellules = dans(etat), 0
    acteurs = {role: habiliter(parquet if role in DU_PARQUET else commune, role).personne
               for role in (Role.AGENT, Role.COORDONNATEUR, Role.MAGISTRAT, Role.SECRETARIAT)}  # fmt: skip
    acteurs |= {Role.ELU: equipe.elu, HORLOGE: HORLOGE}
    for nom, acte in Page.actes.items():
        dehors = []
        for role, acteur in acteurs.items():
            cellules += 1
            if role in DU_PARQUET and not dossier.transmis_le:
                with pytest.raises(Dossier.DoesNotExist):
                    franchir(dossier, acte, acteur, instant=DEMAIN)
                continue
            ferme = bool(ferme_par_la_table(Essai(dossier, acte, acteur, DEMAIN, INSTANT)))
            assert ferme != permis(nom, etat, role), (nom, role)
            dehors += [acteur] if ferme else []
        for acteur in dehors[:1]:
            with pytest.raises(Refus, match=PAR_LA_TABLE):
                franchir(dossier, acte, acteur, instant=DEMAIN, le=INSTANT, **par_courriel())
    assert RappelOrdre.objects.get(pk=dossier.pk).version == dossier.version
    chiffre(f"{etat} : {cellules} cases acte × rôle")


PHRASES = [
    ("soumettre", "brouillon", {"reponses": {"plainte_police_gendarmerie": True}}, "Une plainte a été déposée", "art. 2"),
    ("autoriser", "a_signer", {}, "La convention demande l’avis préalable", "art. 3"),
    ("reorienter", "avis_demande", {}, "Le parquet ne réoriente que des faits reconnus.", "art. 4"),
    ("tardif", "avis_demande", {}, "« Avis tardif » n’est pas possible dans l’état « Avis demandé ».", ""),
    ("repondre", "avis_demande", {}, "Aucune précision n’a été demandée.", ""),
    ("passer_outre", "avis_demande", {}, "« Passer outre le silence » n’est ouvert que par une clause", ""),
    ("favorable", "avis_demande", {"mineur": True}, "l’avis revient au magistrat des mineurs", "art. 3"),
]  # fmt: skip


@pytest.mark.parametrize(("nom", "etat", "champs", "phrase", "article"), PHRASES)
def test_un_refus_dit_pourquoi_et_par_quel_article(nom, etat, champs, phrase, article, rappel, equipe):
    acte = Page.actes[nom]
    dossier = rappel(etat, **champs)
    with pytest.raises(Refus, match=phrase) as refus:
        franchir(dossier, acte, getattr(equipe, str(acte.par[0].value)), instant=DEMAIN)
    assert refus.value.article == article


# Around the term, each (reached on d, known on e): what stands in the end. Days are counted from the term.
JOURS = [-3, -1, 0, 1, 6]


@pytest.mark.parametrize(("d", "e"), [(d, e) for d in JOURS for e in JOURS if d <= e])
@pytest.mark.parametrize("seconde", [-1, 0, 1])
def test_chaque_avis_autour_du_terme_a_la_bonne_issue(d, e, seconde, rappel, equipe):
    dossier = rappel("avis_demande", recu=INSTANT)
    echeance = dossier.echeances.vives().get(delai="reponse_attendue")
    parvenu = echeance.limite + timedelta(days=d, seconds=seconde)
    connu = max(parvenu, echeance.limite + timedelta(days=e, seconds=seconde))
    if connu >= echeance.limite:
        echoir(echeance.pk, connu)
    consigner = {"instant": connu, "le": parvenu, **par_courriel()}
    if parvenu < echeance.limite:
        franchir(dossier, Page.defavorable, equipe.agent, motif="enquête", **consigner)
        attendu = (Etat.REFUSE, "defavorable", False)
    else:
        with pytest.raises(Refus, match="après le terme"):
            franchir(dossier, Page.defavorable, equipe.agent, motif="enquête", **consigner)
        franchir(dossier, Page.tardif, equipe.agent, sens="defavorable", **consigner)
        attendu = (Etat.AUTORISE, "tacite", True)
    relu = RappelOrdre.objects.get(pk=dossier.pk)
    assert (relu.etat, relu.saisines.get(debout=True).issue, relu.bloque) == attendu
