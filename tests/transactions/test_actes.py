"""The page is the lawyers' table, and whatever is not in the table is refused, with its sentence."""

import pytest

from annuaire.models.habilitations import Role
from procedure.acteurs import AUPRES_D_UN_MAGISTRAT, DU_PARQUET, HORLOGE
from procedure.communs import Procedure
from procedure.essai import Essai
from procedure.models import Dossier
from procedure.moteur import franchir
from procedure.refus import Refus
from tests.procedure.test_mur import confier
from tests.rappel_ordre.test_actes import DEMAIN, PAR_LA_TABLE, ferme_par_la_table
from tests.transactions.actes import PROUVES, RENVERSENT, SIENS, SIGNES
from tests.transactions.chemins import relire
from transactions.models import Etat
from transactions.procedures.transaction import TransactionMunicipale as Page

AU_PARQUET = DU_PARQUET | AUPRES_D_UN_MAGISTRAT


def test_la_page_est_la_table():
    page = {
        nom: (set(Page.etats_de(acte.de)), acte.vers, {str(getattr(p, "value", p)) for p in acte.par})
        for nom, acte in Page.actes.items()
        if nom not in Procedure.actes
    }
    assert page == SIENS


def test_les_actes_signes_prouves_et_qui_renversent_sont_ceux_de_la_table():
    assert {nom: set(acte.renverse) for nom, acte in Page.actes.items() if acte.renverse} == RENVERSENT
    assert {nom for nom in SIGNES if Page.actes[nom].par != (Role.ELU,)} == set()
    assert {nom for nom, acte in Page.actes.items() if acte.prouve and nom in SIENS} == PROUVES


def test_aucun_silence_n_homologue():
    """Neither the procureur's nor the judge's: the clock has two acts, and both are about the offender's answer."""
    assert {nom for nom, acte in Page.actes.items() if HORLOGE in acte.par} - set(Procedure.actes) == {
        "constater_silence",
        "revenir",
    }
    assert {delai.nom for delai in Page.delais.values() if delai.effets or delai.fin} == {"reponse_attendue"}


def permis(nom, etat, role):
    etats, _, qui = SIENS[nom]
    consigne = role == Role.AGENT and qui <= {str(r.value) for r in AU_PARQUET}
    return etat in etats and (str(getattr(role, "value", role)) in qui or consigne)


@pytest.mark.une_fois
@pytest.mark.parametrize("etat", Etat)
def test_ce_qui_n_est_pas_dans_la_table_est_refuse(etat, transaction, equipe, commune, parquet, habiliter):
    """Every act × role × state: open where the table says, refused elsewhere, in words. Whoever knocks moves nothing."""
    dossier = transaction(etat.value)
    assert dossier.etat == etat
    acteurs = {
        role: habiliter(parquet if role in AU_PARQUET else commune, role).personne
        for role in (Role.AGENT, Role.COORDONNATEUR, Role.MAGISTRAT, Role.SECRETARIAT, Role.DELEGUE)
    }
    confier(dossier, acteurs[Role.DELEGUE], parquet)
    acteurs |= {Role.ELU: equipe.elu, HORLOGE: HORLOGE}
    for nom in SIENS:
        acte, renverse, dehors = Page.actes[nom], etat in RENVERSENT.get(nom, ()), []
        for role, acteur in acteurs.items():
            if role in DU_PARQUET and not dossier.transmis_le:
                with pytest.raises(Dossier.DoesNotExist):
                    franchir(dossier, acte, acteur, instant=DEMAIN)
            elif not renverse and (dossier.transmis_le or role not in AUPRES_D_UN_MAGISTRAT):
                ferme = bool(ferme_par_la_table(Essai(dossier, acte, acteur, DEMAIN, DEMAIN)))
                assert ferme != permis(nom, etat, role), (nom, role)
                dehors += [acteur] if ferme else []
        for acteur in dehors[:1]:
            with pytest.raises(Refus, match=PAR_LA_TABLE):
                franchir(dossier, acte, acteur, instant=DEMAIN, le=DEMAIN)
    assert relire(dossier).version == dossier.version
