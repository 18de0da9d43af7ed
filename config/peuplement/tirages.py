"""Who, where and when, drawn by lot: the same seed draws the same world."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate

from config.demonstration.temps import PARIS
from config.peuplement.depot import brut
from config.peuplement.noms import METIERS, NOMS, PRENOMS, RUES, VILLES
from procedure.models import Compteur
from procedure.mots import cles
from procedure.templatetags.typographie import jour as imprime
from rappel_ordre.procedure import RappelALOrdre as Page


@dataclass
class Personne:
    etat_civil: dict
    constat: str  # the number of what shows the facts
    textes: dict  # as letters and mails say them

    def cles(self) -> list[tuple[str, str]]:
        """What finds the case; the facts took place where they live."""
        qui = self.etat_civil
        return sorted(cles([(qui["nom"], qui["prenoms"])], self.textes["rue"], self.textes["numero"]))


class Urne:
    """The tracings of each kind of commune, each as often as its weight."""

    def __init__(self, calques, lieux, rng, maintenant):
        self.lieux, self.rng = lieux, rng
        self.calques = [(calque, semaines) for calque in calques if (semaines := calque.semaines(maintenant))]
        self.par_genre = {lieu.genre: self._poids(lieu.genre) for lieu in lieux}

    def _poids(self, genre):
        rangs = [rang for rang, (calque, _) in enumerate(self.calques) if calque.genre == genre]
        return rangs, list(accumulate(self.calques[rang][0].poids for rang in rangs))

    def tirer(self, combien):
        """In the order of time, so that numbers follow each other: day, tracing, weeks, place."""
        return sorted(self._un() for _ in range(combien))

    def _un(self):
        lieu = self.rng.randrange(len(self.lieux))
        rangs, poids = self.par_genre[self.lieux[lieu].genre]
        [rang] = self.rng.choices(rangs, cum_weights=poids)
        calque, semaines = self.calques[rang]
        semaine = self.rng.choice(semaines)
        return calque.debut - timedelta(weeks=semaine), rang, semaine, lieu


class Registre:
    """Invented persons, and the numbers of their cases."""

    def __init__(self):
        self.numeros = Counter()

    def inscrire(self, patron, lieu) -> Personne:
        champs = self._etat_civil(patron, lieu)
        rue = champs["adresse"].rpartition(", ")[0]
        mere, pere = (f"{lieu.hasard.choice(PRENOMS)} {nom}" for nom in (champs["nom"], lieu.hasard.choice(NOMS)))
        constat = f"{patron.faits_le.year}-{lieu.hasard.randint(1, 999):03}"
        textes = champs | {"NOM": champs["nom"].upper(), "ne_le": str(imprime(champs["ne_le"])), "rue": rue}
        textes |= {"parent0": mere, "parent1": pere, "constat_numero": constat, "numero": self._numero(patron, lieu)}
        return Personne(champs | {"ne_le": brut(champs["ne_le"])}, constat, textes)

    def _etat_civil(self, patron, lieu) -> dict:
        hasard, choisir, commune, faits_le = lieu.hasard, lieu.hasard.choice, lieu.commune, patron.faits_le
        age = hasard.randint(13, 16) if patron.mineur else hasard.randint(19, 85)
        return {
            "nom": choisir(NOMS),
            "prenoms": choisir(PRENOMS),
            "ne_le": faits_le - timedelta(int(age * 365.25) + hasard.randint(60, 300)),
            "ne_a": choisir(VILLES),
            "adresse": f"{hasard.randint(1, 180)}, {choisir(RUES)}, {commune.code} {commune.nom}",
            "telephone": f"06 39 98 {hasard.randint(0, 99):02} {hasard.randint(0, 99):02}",
            "profession": "élève" if patron.mineur else choisir(METIERS),
        }

    def _numero(self, patron, lieu) -> str:
        annee = patron.dossier["ouvert_le"].astimezone(PARIS).year
        self.numeros[lieu.commune.pk, annee] += 1
        return f"{Page.sigle}-{annee}-{lieu.commune.code}-{self.numeros[lieu.commune.pk, annee]:04}"

    def compteurs(self) -> list[Compteur]:
        return [
            Compteur(procedure=Page.nom, commune_id=commune, annee=annee, dernier=dernier)
            for (commune, annee), dernier in self.numeros.items()
        ]
