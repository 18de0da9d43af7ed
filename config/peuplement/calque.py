"""The tracing of one case: all its rows, their keys made relative, their holders named by office. Moved by whole weeks."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Model

from config.demonstration.temps import CALENDRIER
from procedure.models import (
    Document,
    Dossier,
    Echeance,
    Fait,
    Interesse,
    Message,
    Piece,
    Propos,
    Relance,
    Representant,
    Saisine,
    Trace,
)
from procedure.templatetags.typographie import jour as imprime
from rappel_ordre.models import RappelOrdre, Tenue

# In the order in which they can be written: by which column each is found, and which other rows it names.
TABLES: dict[type[Model], tuple[str, dict[str, type[Model]]]] = {
    Document: ("dossier", {"trace_id": Trace}),
    Propos: ("trace__dossier", {"trace_id": Trace}),
    Trace: ("dossier", {}),
    Piece: ("dossier", {"trace_id": Trace}),
    Fait: ("dossier", {"trace_id": Trace}),
    Saisine: ("dossier", {"trace_id": Trace}),
    Echeance: ("dossier", {}),
    Relance: ("echeance__dossier", {"echeance_id": Echeance}),
    Message: ("dossier", {"trace_id": Trace, "document_id": Document}),
    Interesse: ("dossier", {}),
    Representant: ("interesse__dossier", {"interesse_id": Interesse}),
    Tenue: ("rappel", {}),
}
OFFICES = ("par_id", "signataire_id")
PERSONNES = ("personne_id", "ouvert_par_id")
DITS, NUMEROS = ("nom", "prenoms", "ne_a", "adresse", "telephone", "profession"), ("numero", "constat_numero")
SEMAINES = 208  # four years


@dataclass(eq=False)
class Calque:
    genre: str
    vif: bool
    poids: int
    dossier: dict
    rappel: dict
    textes: dict[str, str]  # what its letters and mails say that another case's would say otherwise
    lignes: dict[type[Model], list[dict]] = field(default_factory=dict)

    @classmethod
    def lire(cls, pk, lieu, scenario):
        dossier, cas = Dossier.objects.filter(pk=pk).values().get(), RappelOrdre.objects.get(pk=pk)
        rappel = {champ.attname: getattr(cas, champ.attname) for champ in RappelOrdre._meta.local_concrete_fields}
        dits = textes(cas, lieu)
        calque = cls(lieu.genre, scenario.vif, scenario.poids, dossier, rappel, dits)
        for modele, (par, _) in TABLES.items():
            calque.lignes[modele] = list(modele.objects.filter(**{par: pk}).order_by("pk").values())
        calque._relier(lieu)
        return calque

    def _relier(self, lieu):
        rangs = {modele: {ligne["id"]: i for i, ligne in enumerate(lignes)} for modele, lignes in self.lignes.items()}
        offices = {None: None} | {tenue.pk: cle for cle, tenue in lieu.tenues.items()}
        personnes = {None: None} | {tenue.personne_id: cle for cle, tenue in lieu.tenues.items()}
        for modele, (_, liens) in TABLES.items():
            for ligne in self.lignes[modele]:
                ligne |= {cle: ligne[cle] and rangs[autre][ligne[cle]] for cle, autre in liens.items()}
                ligne |= {cle: offices[ligne[cle]] for cle in OFFICES if cle in ligne}
                ligne |= {cle: personnes[ligne[cle]] for cle in PERSONNES if cle in ligne}

    def imprimer(self, specimen, constat):
        for piece in self.lignes[Piece]:
            piece["fichier"] = constat
        for document in self.lignes[Document]:
            dits = {"pdf": specimen.pdf.name, "empreinte_pdf": specimen.empreinte_pdf, "rendu_le": self.fin}
            document.update(dits, reveil=None)

    @property
    def debut(self) -> datetime:
        return self.dossier["ouvert_le"]

    @property
    def fin(self) -> datetime:
        """The last act."""
        return max(trace["su_le"] for trace in self.lignes[Trace])

    def semaines(self, maintenant) -> list[int]:
        """By how many weeks it may be moved back: where the same days are worked, its terms are the same."""
        if self.vif:
            return [0]
        jours = [self.debut.date() + timedelta(ecart) for ecart in range(-3, (self.fin - self.debut).days + 25)]
        possibles = range(-((maintenant - self.fin).days // 7), SEMAINES)
        return [n for n in possibles if all(_pareil(jour, jour - timedelta(weeks=n)) for jour in jours)]


def textes(rappel, lieu) -> dict[str, str]:
    """What is said of it, by the name of what says it."""
    auteur = rappel.auteur
    dits = {cle: getattr(auteur, cle) for cle in DITS} | {cle: getattr(rappel, cle) for cle in NUMEROS}
    dits |= {f"parent{rang}": parent.nom for rang, parent in enumerate(auteur.representants.all())}
    dits |= {"NOM": auteur.nom.upper(), "ne_le": str(imprime(auteur.ne_le))}
    return dits | {"rue": auteur.adresse.rpartition(", ")[0]} | lieu.textes


def _pareil(jour, autre) -> bool:
    return bool(CALENDRIER.chome(jour)) == bool(CALENDRIER.chome(autre))
