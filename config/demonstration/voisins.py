"""What goes from one case to another, once all have been told: a link, a co-author's case, a note put right, a case entrusted."""

from annuaire.models import Habilitation
from annuaire.models.habilitations import Role
from config.demonstration import personnes as p
from config.demonstration.histoires import acteur, nommer
from config.demonstration.suites import SALLES, note
from config.demonstration.temps import passer
from procedure.models.rapprochements import Motif
from procedure.passages import emportables, joindre_encore
from procedure.passages import passer as suivre
from rappel_ordre.models import RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page

PRUDENT = "Les parents viendront tous deux. Le père ne peut pas avant le 15."
JUSTE = "Les parents viendront tous deux, le père après 17 h : proposer un créneau de fin de journée."


def rapprocher(temps, dossiers):
    """On the last worked day. `dossiers`: each case, by whom it is about."""
    lier(temps, dossiers[p.LORMEAU], dossiers[p.KOWALSKI])
    poursuivre_un_coauteur(temps, dossiers[p.BELKACEM], len(dossiers) + 1)
    corriger(temps, dossiers[p.GARNIER])
    confier(temps, dossiers[p.GARNIER], "mineurs", Role.DELEGUE, "suite")
    confier(temps, dossiers[p.MBEMBA], "magistrat", Role.JURISTE, "renfort")


def lier(temps, dossier, autre):
    """Two neighbours of one street, whom the same people complain of."""
    donnees = {"numero": autre.numero, "motif": Motif.AUTRE}
    passer(dossier, Page.rapprocher, acteur("agent", dossier.commune), temps.il_y_a(1, "16:05"), **donnees)


def poursuivre_un_coauteur(temps, dossier, rang):
    """By the passage, with what shows the facts: a draft that still lacks what is this boy's own."""
    agent, instant = acteur("agent", dossier.commune), temps.il_y_a(1, "16:20")
    neuf = suivre(dossier, Page.coauteur, agent, instant)
    for piece in emportables(dossier, agent, instant):
        joindre_encore(piece, neuf, agent, instant)
    nommer(neuf, SALLES, rang, temps)
    RappelOrdre.objects.filter(pk=neuf.pk).update(mineur=True)  # as a draft that is completed finds it of a birth date


def corriger(temps, dossier):
    agent = acteur("agent", dossier.commune)
    ecrite = passer(dossier, Page.noter, agent, temps.il_y_a(1, "16:30"), **note(PRUDENT))
    passer(dossier, Page.corriger_note, agent, temps.il_y_a(1, "16:40"), note=ecrite.version, **note(JUSTE))


def confier(temps, dossier, qui, role, motif):
    """By the magistrate who has it, to who works beside them."""
    tenue = Habilitation.objects.get(institution=dossier.parquet, role=role)
    donnees = {"personne": tenue.personne_id, "motif": motif}
    passer(dossier, Page.confier, acteur(qui, dossier.commune), temps.il_y_a(1, "17:10"), **donnees)
