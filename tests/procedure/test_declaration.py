"""A page that means nothing does not load: each fault is told, with the word that is wrong."""

import pytest
from django.core.management import CommandError, call_command
from django.db.models import DateField, DateTimeField, TextChoices

from annuaire.clauses import Effet, Unite
from annuaire.models import Personne
from annuaire.models.habilitations import Role
from procedure.acteurs import HORLOGE, PARQUET
from procedure.communs import Procedure
from procedure.conditions import Condition
from procedure.declaration import NEANT, Courrier, Delai, Fait, Passage, Rubrique, Transition
from procedure.delais import Duree
from procedure.management.commands import decrire_procedures
from procedure.models import Dossier
from procedure.page import Page, procedures
from procedure.verification import REGLES, PageInvalide

pytestmark = pytest.mark.une_fois


class E(TextChoices):
    DEBUT = "debut"
    ATTENTE = "attente"
    SILENCE = "silence"
    FIN = "fin"


def avec(**etats):
    """The same states, and others."""
    return TextChoices("Etats", {etat.name: etat.value for etat in E} | etats)


class Agenda(Dossier):
    """What a case may have of its own: a day, an hour."""

    jour = DateField()
    heure = DateTimeField()

    class Meta:
        abstract = True


def effets(silence):
    """What the page of a rappel says of silence; the élu's act is its own."""
    decide = Transition("Décider", de=E.ATTENTE, vers=E.SILENCE, par=Role.ELU)
    return decide, {
        Effet.ACCEPTATION: silence,
        Effet.REFUS: silence,
        Effet.LE_MAIRE_DECIDE: decide,
        Effet.ENSEMBLE: decide,
    }


def page(**mots):
    """A small page that is right, with the words given added or replaced."""
    recu = Fait("reçu")
    lettre = Courrier("Lettre", a=PARQUET, signe=Role.ELU)
    oui = Transition("Dire oui", de=E.ATTENTE, vers=E.FIN, par=Role.MAGISTRAT)
    silence = Transition("Constater", de=E.ATTENTE, vers=E.SILENCE, par=HORLOGE)
    decide, silences = effets(silence)
    revenir = Transition("Revenir", de=E.SILENCE, vers=E.ATTENTE, par=HORLOGE)
    base = {
        "decide": decide, "sigle": "ESS", "modele": Dossier,
        "etats": E, "finals": (E.FIN,), "attentes": (E.ATTENTE,), "recu": recu, "lettre": lettre,
        "chemin": (E.DEBUT, E.ATTENTE, E.FIN), "tours": dict.fromkeys((E.DEBUT, E.ATTENTE, E.SILENCE), Role.AGENT),
        "ouvrir": Transition("Ouvrir", de=NEANT, vers=E.DEBUT, par=Role.AGENT, faits=recu),
        "demander": Transition("Demander", de=E.DEBUT, vers=E.ATTENTE, par=Role.ELU, courriers=lettre),
        "oui": oui, "silence": silence, "revenir": revenir,
        "clore": Transition("Clore", de=E.SILENCE, vers=E.FIN, par=Role.AGENT),
        "avis": Delai("Avis", dans=E.ATTENTE, depuis=lettre.reception, pause={lettre.retour: lettre.reception},
                      clause="rappel_ordre.avis",
                      effets=silences, revient=revenir),
        "compte": Rubrique("Oui", compte=oui),
    }  # fmt: skip
    return type("Essai", (Page,), {"__module__": "essai.procedure"} | base | mots)


AILLEURS = Transition("Ailleurs", de=E.ATTENTE, vers=E.FIN, par=HORLOGE)
FAUTES = {
    "état inconnu": ({"perdu": Transition("x", de="nulle_part", vers=E.FIN, par=Role.ELU)}, "« nulle_part » est inconnu"),
    "état où mener": ({"perdu": Transition("x", de=E.DEBUT, vers="nulle_part", par=Role.ELU)}, "« nulle_part » est inconnu"),
    "délai sans état": ({"avis": Delai("x", dans="ici", clause="rappel_ordre.avis")}, "avis : l’état « ici » est inconnu"),
    "état inatteignable": ({"demander": Transition("x", de=E.DEBUT, vers=E.FIN, par=Role.ELU)}, "on n’arrive jamais à « attente »"),
    "impasse": ({"finals": ()}, "on ne sort jamais de « fin »"),
    "final quitté": ({"retour": Transition("x", de=E.FIN, vers=E.DEBUT, par=Role.ELU)}, "on sort de « fin », qui est final"),
    "jamais ouverte": ({"ouvrir": Transition("x", de=E.FIN, vers=E.DEBUT, par=Role.AGENT)}, "un acte et un seul l’ouvre"),
    "personne": ({"oui": Transition("x", de=E.ATTENTE, vers=E.FIN, par=())}, "oui : personne ne peut le prendre"),
    "acteur inconnu": ({"autre": Transition("x", de=E.ATTENTE, par="prefet")}, "« prefet » n’est pas un acteur"),
    "attente sans réponse": ({"attentes": (E.FIN,)}, "rien ne répond à l’attente « fin »"),
    "renverse sans date": (
        {"autre": Transition("x", de=E.ATTENTE, vers=E.FIN, par=Role.ELU, renverse=E.DEBUT)}, "un acte qui renverse est daté"),
    "mot d’ailleurs": ({"compte": Rubrique("x", compte=AILLEURS)}, "compte : « Ailleurs » n’est pas un mot de cette page"),
    "fait jamais constaté": (
        {"rien": (rien := Fait("rien")), "avis": Delai("x", dans=E.ATTENTE, depuis=rien, clause="rappel_ordre.avis")},
        "aucun acte ne constate « rien »"),
    "courrier jamais parti": ({"autre": Courrier("Autre", a=PARQUET)}, "le courrier « Autre » ne part jamais"),
    "deux ouvertures": ({"autre": Transition("x", de=NEANT, vers=E.DEBUT, par=Role.ELU)}, "un acte et un seul l’ouvre"),
    "signé par un agent": (
        {"note": (note := Courrier("Note", a=PARQUET, signe=Role.ELU)),
         "autre": Transition("x", de=E.ATTENTE, par=Role.AGENT, courriers=note)}, "sans la signature de l’élu"),
    "retour sans effet": (
        {"note": (note := Courrier("Note", a=PARQUET)), "autre": Transition("x", de=E.ATTENTE, par=Role.AGENT, courriers=note),
         "rappels": Delai("x", dans=E.ATTENTE, depuis=note.reception, duree=Duree(1, Unite.JOURS))}, "ne suspend rien"),
    "effet sans fin": (
        {"avis": Delai("x", dans=E.ATTENTE, clause="rappel_ordre.avis",
                       effets={Effet.ACCEPTATION: (reste := Transition("x", de=E.ATTENTE, par=HORLOGE))}),
         "reste": reste}, "il recommencerait sans fin"),
    "ni clause ni durée": ({"avis": Delai("x", dans=E.ATTENTE)}, "une clause, une durée ou une date, et une seule"),
    "clause et durée": (
        {"avis": Delai("x", dans=E.ATTENTE, clause="rappel_ordre.avis", duree=Duree(1, Unite.JOURS))}, "et une seule"),
    "clause inconnue": ({"avis": Delai("x", dans=E.ATTENTE, clause="rappel_ordre.lune")}, "n’est pas une clause de délai"),
    "clause sans durée": ({"avis": Delai("x", dans=E.ATTENTE, clause="rappel_ordre.objet")}, "n’est pas une clause de délai"),
    "homologation par silence": (
        {"avis": Delai("x", dans=E.ATTENTE, clause="transaction.homologation", effets={Effet.ACCEPTATION: AILLEURS}),
         "ailleurs": AILLEURS}, "le silence n’a pas cet effet ici"),
    "effet oublié": ({"avis": Delai("x", dans=E.ATTENTE, clause="rappel_ordre.avis")}, "tous les effets"),
    "effet par une personne": (
        {"avis": Delai("x", dans=E.ATTENTE, clause="rappel_ordre.avis",
                       effets={Effet.ACCEPTATION: (moi := Transition("x", de=E.ATTENTE, vers=E.FIN, par=Role.ELU))}),
         "moi": moi}, "ne revient pas à qui le prendrait"),
    "effet du mauvais état": (
        {"avis": Delai("x", dans=(E.DEBUT, E.ATTENTE), clause="rappel_ordre.avis", effets={Effet.ACCEPTATION: AILLEURS}),
         "ailleurs": AILLEURS}, "n’est pas ouvert partout où le délai court"),
    "condition sans phrase": (
        {"autre": Transition("x", de=E.ATTENTE, par=Role.ELU, si=lambda essai: True)}, "« <lambda> » n’est pas une condition"),
    "condition d’une clause inconnue": (
        {"autre": Transition("x", de=E.ATTENTE, par=Role.ELU, si=Condition(bool, "Non.", clause="rappel_ordre.lune"))},
        "autre : « rappel_ordre.lune » n’est pas une clause"),
    "transmis en interne": (
        {"autre": Transition("x", de=E.ATTENTE, par=Role.ELU, interne=True, transmet=True)}, "un acte interne ne transmet pas"),
    "boucle": (
        {"etats": (ronds := avec(ICI="ici", LA="la")), "aller": Transition("x", de=ronds.ICI, vers=ronds.LA, par=Role.ELU),
         "venir": Transition("x", de=(ronds.LA, E.DEBUT), vers=ronds.ICI, par=Role.ELU)}, "on ne sort jamais de « la »"),
    "passage de nulle part": ({"signaler": Passage("x", vers="essai", de="lune")}, "signaler : l’état « lune » est inconnu"),
    "antécédent sans suite": (
        {"antecedents": {(vue := Transition("x", de=E.ATTENTE, par=Role.ELU)): (E.FIN,)}, "vue": vue},
        "« x » n’est pas un acte de cette page qui mène où il compte"),
    "antécédent d’ailleurs": ({"antecedents": {AILLEURS: (E.FIN,)}}, "« Ailleurs » n’est pas un acte de cette page"),
    "antécédent en attente": (
        {"antecedents": {(vue := Transition("x", de=E.DEBUT, vers=E.ATTENTE, par=Role.ELU)): (E.ATTENTE,)}, "vue": vue},
        "« attente » est une attente, ou inconnu"),
    "passage les mains pleines": (
        {"signaler": Passage("x", vers="essai", emporte="lune")}, "signaler : « lune » n’est pas un détail de cette page"),
    "silence sans retour": (
        {"avis": Delai("x", dans=E.ATTENTE, clause="rappel_ordre.avis", effets={Effet.REFUS: AILLEURS}), "ailleurs": AILLEURS},
        "avis : rien ne reprend ce que le silence décide"),
    "retour par une personne": (
        {"revenir": Transition("Revenir", de=E.SILENCE, vers=E.ATTENTE, par=Role.AGENT),
         "rdv": Delai("x", dans=E.ATTENTE, duree=Duree(1, Unite.JOURS), revient=AILLEURS), "ailleurs": AILLEURS},
        "« Ailleurs » ne reprend pas ce que le silence décide"),
    "chemin sans début": ({"chemin": (E.ATTENTE, E.FIN)}, "son chemin va de l’ouverture à une fin"),
    "chemin sans fin": ({"chemin": (E.DEBUT, E.ATTENTE)}, "son chemin va de l’ouverture à une fin"),
    "chemin perdu": ({"chemin": (E.DEBUT, "lune", E.FIN)}, "chemin : l’état « lune » est inconnu"),
    "tour de personne": ({"tours": {E.DEBUT: Role.AGENT, E.ATTENTE: Role.ELU}}, "dans « silence », ce n’est le tour de personne"),
    "tour d’un mort": (
        {"tours": dict.fromkeys(E, Role.AGENT)}, "tours : l’état « fin » est final, ou inconnu"),
    "tour de la lune": (
        {"tours": {E.DEBUT: "lune", E.ATTENTE: Role.ELU, E.SILENCE: Role.ELU}}, "tours : « lune » n’est pas un rôle"),
    "aide de rien": ({"aides": {"lune": "x"}}, "aides : « lune » n’est rien sur cette page"),
    "modèle étranger": ({"modele": Personne}, "son modèle n’est pas un dossier"),
    "attendu de personne": (
        {"rdv": Delai("x", dans=E.ATTENTE, duree=Duree(1, Unite.JOURS), attend=Role.EXPLOITANT)},
        "rdv : « Exploitant de la plateforme » n’a pas de dossier à traiter"),
    "île": (
        {"etats": (iles := avec(ICI="ici", LA="la")), "aller": Transition("x", de=iles.ICI, vers=iles.LA, par=Role.ELU),
         "venir": Transition("x", de=iles.LA, vers=iles.ICI, par=Role.ELU)}, "on n’arrive jamais à « ici »"),
    "date inconnue": ({"rdv": Delai("x", dans=E.ATTENTE, au="lune")}, "rdv : « lune » n’est pas une date du dossier"),
    "drapeau inconnu": (
        {"rdv": Delai("x", dans=E.ATTENTE, duree=Duree(1, Unite.JOURS), bloquant="numero")},
        "rdv : « numero » n’est pas un drapeau du dossier"),
    "champ sans date": ({"rdv": Delai("x", dans=E.ATTENTE, au="numero")}, "« numero » n’est pas une date du dossier"),
    "fin qui parle pour un silence": (
        {"rdv": Delai("x", dans=E.ATTENTE, duree=Duree(1, Unite.JOURS), fin=Transition("x", de=E.ATTENTE, vers=E.FIN, par=Role.ELU))},
        "rdv : sa fin est à l’horloge seule, et aucune clause n’en décide"),
    "fin qui recommence": (
        {"rdv": Delai("x", dans=E.ATTENTE, duree=Duree(1, Unite.JOURS), fin=Transition("x", de=E.ATTENTE, par=HORLOGE))},
        "rdv : « x » laisserait courir le délai : il recommencerait sans fin"),
    "loin d’un terme que nul ne connaît": (
        {"remise": Delai("x", dans=E.ATTENTE, clause="bilan.remise", des=2)}, "remise : sans terme sûr, on ne sait pas quand il approche"),
    "preuve sans date": (
        {"autre": Transition("x", de=E.ATTENTE, par=Role.ELU, a_deux=True)}, "autre : ce qui se prouve a sa date"),
    "fin fermée": (
        {"rdv": Delai("x", dans=E.ATTENTE, duree=Duree(1, Unite.JOURS), fin=Transition("x", de=E.DEBUT, vers=E.FIN, par=HORLOGE))},
        "rdv : « x » n’est pas ouvert partout où le délai court"),
    "silence jamais venu": (
        {"autre": Transition("x", de=E.ATTENTE, vers=E.FIN, par=Role.ELU, datee=True, renverse=E.DEBUT)},
        "autre : aucun silence ne mène à « debut »"),
    "horloge sans délai": (
        {"autre": Transition("x", de=E.ATTENTE, vers=E.FIN, par=HORLOGE)}, "autre : aucun délai ne le fait prendre par l’horloge"),
    "courrier à personne": (
        {"note": (note := Courrier("Note", a="prefet")), "autre": Transition("x", de=E.ATTENTE, par=Role.AGENT, courriers=note)},
        "« prefet » n’est pas un destinataire"),
    "objet sans clause": (
        {"note": (note := Courrier("Note", a=PARQUET, objet="rappel_ordre.objett")),
         "autre": Transition("x", de=E.ATTENTE, par=Role.AGENT, courriers=note)}, "n’est pas une clause d’objet"),
    "pièces sans clause": (
        {"note": (note := Courrier("Note", a=PARQUET, avec="rappel_ordre.objet")),
         "autre": Transition("x", de=E.ATTENTE, par=Role.AGENT, courriers=note)}, "n’est pas une clause qui dise oui ou non"),
    "sans sigle": ({"sigle": ""}, "il lui manque un sigle"),
    "sans modèle": ({"modele": None}, "il lui manque un modèle"),
    "acte trop long": ({"a" * 41: Transition("x", de=E.ATTENTE, par=Role.ELU)}, "a » est trop long : 40 caractères"),
    "délai trop long": ({"d" * 41: Delai("x", dans=E.ATTENTE, duree=Duree(1, Unite.JOURS))}, "d » est trop long : 40 caractères"),
    "fait trop long": ({"f" * 61: Fait("x")}, "f » est trop long : 60 caractères"),
    "courrier trop long": (
        {"c" * 50: (long := Courrier("x", a=PARQUET)), "autre": Transition("x", de=E.ATTENTE, par=Role.AGENT, courriers=long)},
        "c.presentation » est trop long : 60 caractères"),
    "état trop long": ({"etats": avec(LONG="e" * 31)}, "e » est trop long : 30 caractères"),
    "page trop longue": ({"__module__": "p" * 31 + ".procedure"}, "p » est trop long : 30 caractères"),
}  # fmt: skip
JUSTES = {
    "telle quelle": {},
    "condition d’une clause": {
        "autre": Transition("x", de=E.ATTENTE, par=Role.ELU, si=Condition(bool, "Non.", clause="rappel_ordre.avis"))},
    "date du dossier": {"modele": Agenda, "rdv": Delai("x", dans=E.ATTENTE, au="jour")},
    "état atteint en renversant": {
        "etats": (repris := avec(REPRIS="repris")), "finals": (E.FIN, repris.REPRIS),
        "autre": Transition("x", de=repris.REPRIS, vers=repris.REPRIS, par=Role.ELU, datee=True, renverse=E.SILENCE)},
    "silence renversé": {"autre": Transition("x", de=E.ATTENTE, vers=E.FIN, par=Role.ELU, datee=True, renverse=E.SILENCE)},
    "silence rompu par un fait": {
        "vu": (vu := Fait("vu")), "rdv": Delai("x", dans=E.ATTENTE, duree=Duree(1, Unite.JOURS), jusqua=vu),
        "autre": Transition("x", de=E.ATTENTE, par=Role.ELU, faits=vu, datee=True, renverse=E.SILENCE)},
    "acte commun écarté": {"confier": None},
    "ouverte par l’horloge": {"ouvrir": Transition("x", de=NEANT, vers=E.DEBUT, par=HORLOGE)},
    "horloge qui ne mène nulle part": {"autre": Transition("x", de=E.ATTENTE, par=HORLOGE)},
    "noms aussi longs que possible": {"a" * 40: Transition("x", de=E.ATTENTE, par=Role.ELU), "f" * 60: Fait("x")},
}  # fmt: skip


@pytest.mark.parametrize("mots", JUSTES.values(), ids=JUSTES)
def test_une_page_juste_se_charge(mots):
    assert page(**mots).nom == "essai"


@pytest.mark.parametrize("faute", FAUTES)
def test_une_faute_est_dite_au_chargement(faute):
    mots, phrase = FAUTES[faute]
    with pytest.raises(PageInvalide, match=phrase):
        page(**mots)


def test_un_acte_sans_acteur_ne_s_ecrit_pas():
    with pytest.raises(TypeError, match="par"):
        Transition("x", de=E.DEBUT)


def test_chaque_regle_a_sa_faute():
    """A rule that no planted fault wakes would be a check that cannot fail."""
    muettes = set(REGLES)
    for mots, _ in FAUTES.values():
        with pytest.raises(PageInvalide) as fautes:
            page(**mots)
        muettes -= {regle for regle in muettes if any(f in str(fautes.value) for f in fautes_de(regle, mots))}
    assert muettes == set()


def fautes_de(regle, mots):
    import procedure.page as module

    gardee, module.verifier = module.verifier, lambda page: None
    try:
        return list(regle(page(**mots)))
    finally:
        module.verifier = gardee


def test_le_document_suit_les_pages(tmp_path, monkeypatch):
    call_command("decrire_procedures", "--verifier")
    monkeypatch.setattr(decrire_procedures, "DOCUMENT", tmp_path / "procedures.md")
    (tmp_path / "procedures.md").write_text("ancien")
    with pytest.raises(CommandError, match="plus à jour"):
        call_command("decrire_procedures", "--verifier")
    call_command("decrire_procedures")
    call_command("decrire_procedures", "--verifier")


@pytest.fixture
def installer(monkeypatch, settings):
    """The procedures of an installation that has these pages only."""

    def charger(*pages):
        monkeypatch.setattr("procedure.page.import_string", dict(enumerate(pages)).get)
        settings.PROCEDURES = range(len(pages))
        return procedures.__wrapped__()

    return charger


def test_un_passage_mene_a_une_procedure_de_l_installation(installer):
    juste = page(refaire=Passage("Recommencer", vers="essai"))
    assert installer(juste) == {"essai": juste}
    with pytest.raises(PageInvalide, match="Essai : signaler : la procédure « lune » est inconnue"):
        installer(page(signaler=Passage("Signaler", vers="lune")))


def test_un_passage_attend_sa_procedure_et_ne_l_attend_plus_une_fois_la(installer, settings):
    settings.PROCEDURES_A_VENIR = ["lune"]
    installer(page(signaler=Passage("Signaler", vers="lune")))
    settings.PROCEDURES_A_VENIR = ["essai"]
    with pytest.raises(PageInvalide, match="« essai » est là : elle n’est plus à venir"):
        installer(page())


def test_ce_qu_un_passage_emporte_a_sa_place_la_bas(installer):
    depuis = page(modele=Agenda, details=("jour",), refaire=Passage("Recommencer", vers="autre", emporte="jour"))
    autre = {"__module__": "autre.procedure", "sigle": "AUT"}
    assert installer(depuis, page(modele=Agenda, **autre))
    with pytest.raises(PageInvalide, match="Essai : refaire : « jour » n’a pas de place dans « autre »"):
        installer(depuis, page(**autre))


def test_une_page_redit_a_sa_facon_ce_que_toutes_ont():
    confier = Transition("Confier autrement", de=E.DEBUT, par=Role.AGENT)
    mienne = type("Mienne", (Procedure,), dict(vars(page())) | {"confier": confier})
    assert mienne.actes["confier"] is confier


def test_deux_procedures_ne_portent_ni_le_meme_nom_ni_le_meme_sigle(installer):
    with pytest.raises(PageInvalide, match="deux procédures ont le même nom, « essai »"):
        installer(page(), page(sigle="AUT"))
    with pytest.raises(PageInvalide, match="deux procédures ont le même sigle, « ESS »"):
        installer(page(), page(__module__="essai.procedures.autre"))


def test_les_procedures_sont_celles_des_reglages():
    noms = {nom: page.__name__ for nom, page in procedures().items()}
    assert noms == {
        "rappel_ordre": "RappelALOrdre",
        "convention": "VieDeConvention",
        "transaction": "TransactionMunicipale",
        "proposition": "PropositionAuProcureur",
    }
