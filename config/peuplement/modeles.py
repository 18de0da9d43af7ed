"""A few histories, lived through the real engine and then taken back: what remains is their tracing."""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.db import transaction

from annuaire.conventions import CHAMBERY, DOLE
from config.demonstration.auteurs import Auteur, parent
from config.demonstration.constats import imprimeur
from config.demonstration.faits import BRUIT
from config.demonstration.histoires import vivre
from config.demonstration.recits import SANS_SUITE, Histoire, ecrit, saisi
from config.demonstration.temps import CALENDRIER, JOUR, PARIS, Temps
from config.demonstration.tenues import present
from config.peuplement.calque import Calque
from config.peuplement.monde import AUCUNE
from procedure.courriers import rendre_maintenant
from procedure.models import Document, Piece
from procedure.rendu.atelier import Imprimerie

CHEZ_CHAMBERY, CHEZ_DOLE, SANS = {CHAMBERY.nom}, {DOLE.nom}, {AUCUNE}
FINIS_POUR_UN = 2  # about one in twelve waits
SAISIES = CHEZ_CHAMBERY | CHEZ_DOLE
RECIT = "Constaté par une patrouille, après un premier avertissement resté sans effet."
MAJEUR = Auteur("Vauquelin", "Théodore", 33, "Vesoul", "ébéniste", "77, rue du Calque", BRUIT, RECIT, "oui", 22)
MINEUR = Auteur(
    "Vauquelin", "Théodore", 15, "Vesoul", "collégien", "77, rue du Calque", BRUIT, RECIT, "oui", 18,
    parents=(
        parent("Hortense Vauquelin", "mère", "77, rue du Calque"),
        parent("Onésime Brizard", "père", "55, rue du Patron"),
    ),
)  # fmt: skip


@dataclass
class Scenario:
    """A road, and how often it is taken. One that is over may be moved to any year; one that lives is lived now."""

    poids: int
    chez: set
    actes: tuple
    vif: bool = False
    auteur: Auteur = MAJEUR
    revient: bool = False


def suite(jours, heure, acte, qui, **donnees):
    return ((jours, heure), acte, qui, donnees)


REFUS = suite(13, "15:10", "defavorable", "magistrat", motif="Une enquête est en cours.", **SANS_SUITE)
ACCORD = suite(13, "14:20", "favorable", "magistrat", **SANS_SUITE)
TENU = ((12, "18:10"), "prononcer", "agent", present(quand=(12, "17:30")))
QUESTION = suite(13, "15:10", "demander", "magistrat", texte="Le bruit a-t-il cessé depuis ?")
FINIS = (
    Scenario(30, SAISIES, (*saisi(15), suite(13, "14:20", "favorable", "magistrat", **SANS_SUITE))),
    Scenario(8, SAISIES, (*saisi(15), suite(12, "14:20", "favorable", "mineurs", **SANS_SUITE)), auteur=MINEUR),
    Scenario(14, CHEZ_CHAMBERY, saisi(15)),  # silence accepts
    Scenario(6, SAISIES, (*saisi(15), REFUS)),
    Scenario(6, CHEZ_CHAMBERY, (
        *saisi(15), REFUS, suite(11, "16:00", "transmettre", "elu"), suite(10, "16:00", "clore_sans_suite", "agent"),
    )),
    Scenario(2, CHEZ_DOLE, (*saisi(15), REFUS, suite(10, "16:00", "clore_sans_suite", "agent"))),
    # Held without a convocation, as Dole lets it be, or the law alone: the file then closes by itself.
    Scenario(16, CHEZ_DOLE, (*saisi(15), ACCORD, TENU)),
    Scenario(30, SANS, (*ecrit(15), suite(14, "10:30", "autoriser", "elu"), TENU)),
    Scenario(6, SAISIES, (
        *saisi(15), QUESTION,
        suite(12, "15:20", "repondre", "agent", texte="Oui, depuis le premier passage."),
        suite(10, "15:30", "favorable", "magistrat", **SANS_SUITE),
    )),
    Scenario(2, CHEZ_CHAMBERY, (*saisi(15), suite(4, "15:30", "tardif", "magistrat", sens="favorable"))),
    Scenario(5, SAISIES | SANS, (*ecrit(15), suite(14, "10:00", "abandonner", "agent", raison="erreur", motif="Erreur."))),
    Scenario(30, SANS, (*ecrit(15), suite(14, "10:30", "autoriser", "elu"))),
)  # fmt: skip


def vifs(jours):
    """What waits now, since so many worked days."""
    pose = suite(jours, "15:10", "demander", "magistrat", texte="Le bruit a-t-il cessé depuis ?")
    return (
        Scenario(4, SAISIES | SANS, ecrit(jours)[:2], vif=True),
        Scenario(3, SAISIES | SANS, ecrit(jours), vif=True),
        Scenario(3, CHEZ_CHAMBERY, saisi(jours if jours < 3 else 1), vif=True),
        Scenario(5, CHEZ_DOLE, saisi(4 * jours), vif=True),
        Scenario(1, SAISIES, (*saisi(jours), pose), vif=True),
        Scenario(1, CHEZ_CHAMBERY, saisi(jours), vif=True, revient=True),
    )


def calquer(lieux, maintenant, variantes) -> list[Calque]:
    """Lived in the first commune of each kind, read, and taken back: nothing of them stays but one letter's PDF."""
    premiers = {lieu.genre: lieu for lieu in reversed(lieux)}
    calme, present = Temps(au_calme(maintenant)), Temps(maintenant)
    finis = [replace(fini, poids=fini.poids * FINIS_POUR_UN * variantes) for fini in FINIS]
    scenarios = [*finis, *(vif for jours in range(1, variantes + 1) for vif in vifs(jours))]
    with transaction.atomic(), Imprimerie() as atelier:
        imprimer = _une_fois(imprimeur(atelier))
        calques = [
            _calquer(scenario, lieu, present if scenario.vif else calme, imprimer)
            for scenario in scenarios
            for genre, lieu in premiers.items()
            if genre in scenario.chez
        ]
        _imprimer(calques)
        transaction.set_rollback(True)
    return calques


def _calquer(scenario, lieu, temps, imprimer) -> Calque:
    histoire = Histoire(scenario.auteur, "", scenario.actes, scenario.revient)
    dossier = vivre(temps, histoire, lieu.commune, 1, imprimer)
    return Calque.lire(dossier.pk, lieu, scenario)


def _une_fois(imprimer):
    """The first record stands for all."""
    tires = []
    return lambda lettre: tires[0] if tires else tires.append(imprimer(lettre)) or tires[0]


def _imprimer(calques):
    """One PDF stands for all: what is measured is not the press, and the clock would be at it for days."""
    specimen = rendre_maintenant(Document.objects.order_by("pk").last())
    constat, *autres = Piece.objects.order_by("pk")
    for piece in autres:
        piece.fichier.delete(save=False)
    for calque in calques:
        calque.imprimer(specimen, constat.fichier.name)


def au_calme(maintenant):
    """The last moment before this one without a holiday for weeks around: what is lived then may be moved by whole weeks."""
    jour = maintenant.astimezone(PARIS).date()
    while any(CALENDRIER.chome(autre) for autre in _semaines(jour)):
        jour -= JOUR
    return maintenant - (maintenant.astimezone(PARIS).date() - jour)


def _semaines(jour):
    jours = (jour + timedelta(ecart) for ecart in range(-40, 25))
    return [autre for autre in jours if autre.weekday() < 5]
