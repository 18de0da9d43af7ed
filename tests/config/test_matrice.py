"""The whole table: address × method × role × {one's own, another's, nothing, a mandate that ended, a convention that did} × state."""

from collections import Counter
from datetime import timedelta
from itertools import product

import pytest
from django.db import connection
from django.utils import timezone

from annuaire.models import Adhesion
from annuaire.models.roles import Role
from procedure.acteurs import DE_LA_MAIRIE, DU_PARQUET
from procedure.models import Dossier
from rappel_ordre.models import Etat
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.config.acces import ACCES, PERSONNE, dossier, peupler, questionner
from tests.conftest import EPREUVES

METHODES = ("get", "head", "post", "put", "delete")
REFUSEES = (403, 404, 405)
HIER = timedelta(days=2)
# An act is an address of its own; those of the clock, and the opening, are nobody's.
PERSONNE_NE_LE_PREND = {"joindre"} | {
    acte.nom for acte in Page.actes.values() if not set(acte.par) & set(Role) or acte.de == ()
}
ACTES = {
    f"procedure:acte {nom}": dossier(nom)._replace(a=PERSONNE if nom in PERSONNE_NE_LE_PREND else dossier().a)
    for nom in Page.actes
}
ADRESSES = {nom: acces for nom, acces in (ACCES | ACTES).items() if nom != "procedure:acte"}
NON_TRANSMIS = (Etat.BROUILLON, Etat.A_SIGNER)


class Matrice:
    """Asks, counts, and keeps what does not answer as the table says."""

    def __init__(self, client, monde, etat):
        self.client, self.monde, self.etat = client, monde, etat
        self.demander, self.cellules, self.ecarts = questionner(client), Counter(), []

    def parcourir(self, role, methodes, sous=""):
        self.client.force_login(self.monde.gens[role])
        for nom, acces in ADRESSES.items():
            for methode in methodes:
                self._adresse(role, nom, acces, methode, sous)

    def _adresse(self, role, nom, acces, methode, sous):
        siens, autres = self._args(acces, self.monde.ici), self._args(acces, self.monde.la_bas)
        if siens is None:
            return
        attendu = self._attendu(role, nom, acces, sous)
        sien = self._question(f"{sous}soi", nom, siens, methode)
        self._juger(role, nom, methode, "soi", (sien[0] not in REFUSEES) <= attendu, sien[0])
        self._juger(role, nom, methode, "soi, à lui", (not attendu) or sien[0] not in (403, 404), sien[0])
        if acces.nulle_part:
            autrui = self._question(f"{sous}autrui", nom, autres, methode)
            absent = self._question(f"{sous}absent", nom, acces.nulle_part, methode)
            self._juger(role, nom, methode, "absent", absent[0] in REFUSEES, absent[0])
            self._juger(role, nom, methode, "autrui", acces.partout or autrui == absent, autrui[0])

    def _attendu(self, role, nom, acces, sous) -> bool:
        """A draft is one side's; the letter that an élu may sign is theirs to read: none, once no convention wants it."""
        if nom == "procedure:apercu":
            return (role, self.etat, sous) == (Role.ELU, Etat.A_SIGNER, "")
        brouillon = self.etat in NON_TRANSMIS and self._du_dossier(acces)
        return role in acces.a and not (brouillon and role in DU_PARQUET)

    def mandat_fini(self, role, methodes):
        """The same page of refusal everywhere, whatever is behind."""
        self.client.force_login(self.monde.gens[role])
        for nom, acces in ADRESSES.items():
            for methode in methodes:
                siens = self._args(acces, self.monde.ici)
                if siens is not None:
                    sien = self._question("mandat fini", nom, siens, methode)
                    self._juger(role, nom, methode, "mandat fini", sien[0] == 403, sien[0])

    def _question(self, situation, nom, args, methode):
        self.cellules[situation] += 1
        return self.demander(nom.partition(" ")[0], args, methode)

    def _juger(self, role, nom, methode, situation, juste, code):
        if not juste:
            self.ecarts.append(f"{self.etat} {role} {methode} {nom}, {situation} : {code}")

    @staticmethod
    def _args(acces, lieu):
        """Nothing where there is no such thing here: no letter has left yet."""
        try:
            return acces.de(lieu)
        except AttributeError:
            return None

    @staticmethod
    def _du_dossier(acces) -> bool:
        return acces.a <= DE_LA_MAIRIE | DU_PARQUET and acces.nulle_part[:1] == ["x" * 16]


@pytest.fixture
def matrice(habiliter, parquet, client):
    def _matrice(etat):
        return Matrice(client, peupler(habiliter, parquet, etat), etat)

    return _matrice


# Each engine its sample: a draft on one, what both sides read on the other.
ECHANTILLON = {"sqlite": Etat.A_SIGNER, "postgresql": Etat.CONVOQUE}


def un_tiers(etat) -> dict:
    """Of each state, a third of the pairs of a role and a method; of each pair, every third state."""
    paires, ici = list(product(Role, METHODES)), list(Etat).index(etat)
    jouees: dict = {}
    for rang, (role, methode) in enumerate(paires):
        if (rang + ici) % 3 == 0:
            jouees.setdefault(role, []).append(methode)
    return jouees


def test_chaque_paire_est_jouee_dans_un_etat_sur_trois():
    jouees = Counter(
        (role, methode) for etat in Etat for role, siennes in un_tiers(etat).items() for methode in siennes
    )
    assert set(jouees) == set(product(Role, METHODES))
    assert set(jouees.values()) <= {3, 4}


@pytest.mark.epreuve
@pytest.mark.parametrize("etat", list(Etat) if EPREUVES else [ECHANTILLON[connection.vendor]])
def test_aucune_cellule_ne_s_ecarte_de_la_table(etat, matrice, ampleur, chiffre):
    essai = matrice(etat)
    jouees = ampleur(dict.fromkeys((Role.ELU, Role.MAGISTRAT), ("get", "post")), un_tiers(etat))
    for role, methodes in jouees.items():
        essai.parcourir(role, methodes)
    Adhesion.objects.update(fin=timezone.now().date() - HIER)
    for role, methodes in jouees.items():
        essai.parcourir(role, methodes, sous="convention finie, ")
    for role, methodes in jouees.items():
        essai.monde.gens[role].habilitations.update(fin=timezone.now().date() - HIER)
        essai.mandat_fini(role, methodes)
    assert essai.ecarts == []
    chiffre(f"« {etat.label} », {len(ADRESSES)} adresses : {essai.cellules.total()} cellules, 0 écart")


@pytest.mark.parametrize("defaut", ["visibles", "mandat"])
def test_un_filtre_oublie_se_voit_dans_la_matrice(defaut, matrice, monkeypatch, sans_mur):
    """The sabotages: cases that everybody sees; a mandate that never ends."""
    essai = matrice(Etat.AVIS_DEMANDE)
    if defaut == "visibles":
        monkeypatch.setattr(Dossier.objects._queryset_class, "visibles_par", lambda self, acteur, instant=None: self)
        essai.parcourir(Role.AGENT, ["get"])
        assert {"autrui"} == {ecart.partition(", ")[2].partition(" :")[0] for ecart in essai.ecarts}
    else:
        essai.mandat_fini(Role.AGENT, ["get"])
        assert len(essai.ecarts) > len(ADRESSES) / 3
