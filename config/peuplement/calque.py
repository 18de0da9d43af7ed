"""The tracing of one case: all its rows, their keys made relative, their holders named by office. Moved by whole weeks."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache

from django.db.models import Model
from django.utils.formats import date_format

from config.demonstration.temps import CALENDRIER, PARIS
from procedure.models import Document, Dossier, Echeance, Fait, Message, Propos, Relance, Saisine, Trace
from procedure.templatetags.typographie import jour as imprime
from rappel_ordre.models import RappelOrdre, Representant

# In the order in which they can be written: by which column each is found, and which other rows it names.
TABLES: dict[type[Model], tuple[str, dict[str, type[Model]]]] = {
    Document: ("dossier", {"trace_id": Trace}),
    Propos: ("trace__dossier", {"trace_id": Trace}),
    Trace: ("dossier", {}),
    Fait: ("dossier", {"trace_id": Trace}),
    Saisine: ("dossier", {"trace_id": Trace}),
    Echeance: ("dossier", {}),
    Relance: ("echeance__dossier", {"echeance_id": Echeance}),
    Message: ("dossier", {"trace_id": Trace, "document_id": Document}),
    Representant: ("rappel", {}),
}
OFFICES = ("par_id", "signataire_id")
PERSONNES = ("personne_id", "ouvert_par_id")
ECRITE = re.compile(r"\b(?P<jour>\d{1,2})(?:<sup>er</sup>|er)?(?P<blanc>&nbsp;| )(?P<mois>[a-zéû]+) (?P<annee>\d{4})")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.+-]+")
DITS = ("nom", "prenoms", "ne_a", "adresse", "telephone", "profession", "constat_numero")
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
        dits = textes(pk, rappel, dossier["numero"], lieu)
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

    def imprimer(self, specimen):
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


def textes(pk, rappel, numero, lieu) -> dict[str, str]:
    """What is said of it, by the name of what says it."""
    dits = {cle: rappel[cle] for cle in DITS} | {"NOM": rappel["nom"].upper(), "ne_le": str(imprime(rappel["ne_le"]))}
    parents = Representant.objects.filter(rappel=pk).order_by("pk").values_list("nom", "adresse")
    dits |= {f"parent{rang}": nom for rang, (nom, _) in enumerate(parents)}
    return dits | {"rue": rappel["adresse"].rpartition(", ")[0], "numero": numero} | lieu.textes


def deplacer(valeur, semaines, fenetre):
    """The same local hour, so many weeks before; a text, where it says a day of this case."""
    if isinstance(valeur, datetime):
        return (valeur.astimezone(PARIS).replace(tzinfo=None) - timedelta(weeks=semaines)).replace(tzinfo=PARIS)
    if isinstance(valeur, date):
        return valeur - timedelta(weeks=semaines)
    if isinstance(valeur, list):
        return [deplacer(element, semaines, fenetre) for element in valeur]
    return _redire(valeur, semaines, fenetre) if isinstance(valeur, str) else valeur


def _redire(texte, semaines, fenetre):
    if INSTANT.fullmatch(texte):
        return deplacer(datetime.fromisoformat(texte), semaines, fenetre).isoformat()
    return ECRITE.sub(lambda dite: _redire_le_jour(dite, semaines, fenetre), texte)


def _redire_le_jour(dite, semaines, fenetre):
    """A day of this case, as it was written; the day of a birth or of a convention stays."""
    mois = _mois().get(dite["mois"])
    jour = mois and date(int(dite["annee"]), mois, int(dite["jour"]))
    if not jour or not fenetre[0] <= jour <= fenetre[1]:
        return dite[0]
    neuf, premier = jour - timedelta(weeks=semaines), "1<sup>er</sup>" if "&" in dite["blanc"] else "1er"
    return f"{premier if neuf.day == 1 else neuf.day}{dite['blanc']}{date_format(neuf, 'F Y')}"


@cache
def _mois() -> dict[str, int]:
    return {date_format(date(2000, mois, 1), "F"): mois for mois in range(1, 13)}


def _pareil(jour, autre) -> bool:
    return bool(CALENDRIER.chome(jour)) == bool(CALENDRIER.chome(autre))
