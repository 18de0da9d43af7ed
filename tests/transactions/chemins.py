"""A transaction as it must be written to be signed, and how its acts lead on."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from procedure.models import Interesse, MotCle
from procedure.moteur import echoir, franchir, ouvrir
from procedure.pieces.rangement import Examinee, ranger
from procedure.pieces.sortes import Sorte
from tests.conftest import INSTANT
from transactions.models import Transaction
from transactions.procedures.transaction import TransactionMunicipale as Page

JOUR, MINUTE = timedelta(days=1), timedelta(minutes=1)
PARIS = ZoneInfo("Europe/Paris")
RIEN = {"amende": "False", "action": "False"}
HABITANT = {
    "nom": "Vasquier",
    "prenoms": "Théa",
    "ne_le": date(1990, 5, 6),
    "adresse": "12, rue des Essais, 73901 Sainte-Aure",
}
SOCIETE = {"nom": "Bâti-Valmont SARL", "morale": True, "adresse": "3, zone des Lacs, 73901 Sainte-Aure"}
FAITS = {
    "faits_lieu": "place des Essais",
    "faits_nature": "dégradation légère du bien d’autrui",
    "resume": "Un banc a été cassé.",
    "qualification": "art. R. 635-1 CP, contravention de la 5e classe",
    "infraction": "R. 635-1 CP",
    "reponses": {"bien_communal": True},
    "bien": "un banc public",
    "amende": 1500,
    "peines": "confiscation de la chose qui a servi à l’infraction",
    "constat_le": date(2026, 11, 14),
    "constat_agent": "police",
    "constat_numero": "PV-2026-77",
    "constat_service": "police municipale",
    "delai_nombre": 2,
    "delai_unite": "mois",
}
REPARATION = {
    "nature": "reparation",
    "montant": Decimal("480.00"),
    "beneficiaire": "le comptable public de Sainte-Aure",
}
TNR = {
    "nature": "tnr",
    "tnr": True,
    "heures": 20,
    "par_semaine": 10,
    "emploi": 35,
    "travail": "entretien des espaces verts",
    "travail_lieu": "parc des Essais",
    "encadrant": "Luc Marin",
}


def midi(jour) -> datetime:
    return datetime(jour.year, jour.month, jour.day, 12, tzinfo=PARIS)


def ecrire(equipe, commune, le=INSTANT, auteur=HABITANT, pieces=("pv", "devis"), **champs):
    """Opened, and written."""
    dit = {"faits_le": le - 5 * JOUR} | FAITS | ({} if "nature" in champs else REPARATION) | champs
    dossier = ouvrir(Page, equipe.agent, commune, instant=le, **dit)
    Interesse.objects.create(dossier=dossier, **auteur)
    MotCle.objects.indexer(dossier)
    for nature in pieces:
        joindre(dossier, equipe.agent, le, nature)
    return relire(dossier)


def joindre(dossier, par, le, nature, octets=None):
    with ranger(Examinee(octets or f"{nature} {dossier.pk}".encode(), Sorte.TXT, 0, nature)) as versees:
        franchir(dossier, Page.joindre, par, instant=le, fichiers=versees, nature=nature, pour="tous")


def relire(dossier):
    return Transaction.objects.get(pk=dossier.pk)


def proposer(dossier, equipe, le=INSTANT, mode="remise", **dit):
    if dossier.etat == "brouillon":
        franchir(dossier, Page.soumettre, equipe.agent, instant=le, **RIEN)
    franchir(dossier, Page.proposer, equipe.elu, instant=le, mode=mode, **RIEN | dit)
    return relire(dossier)


def noter(dossier, moment, equipe, quand=INSTANT + MINUTE, su=None, courrier="proposition", **dit):
    a = dossier.documents.filter(courrier=courrier).order_by("pk").last().destinataire
    acte = Page.actes[f"noter_{moment}"]
    franchir(
        dossier,
        acte,
        equipe.agent,
        instant=su or quand + MINUTE,
        le=quand,
        preuve="récépissé",
        courrier=courrier,
        destinataire=a,
        **dit,
    )
    return relire(dossier)


def accepter(dossier, equipe, le, su=None, acte="accepter", **dit):
    if not dossier.pieces.filter(nature="copie").exists():
        joindre(dossier, equipe.agent, su or le, "copie")
    par = equipe.elu if acte == "admettre" else equipe.agent
    franchir(dossier, Page.actes[acte], par, instant=su or le + MINUTE, le=le, preuve="exemplaire signé", **dit)
    return relire(dossier)


APTE = {"apte_le": "2026-11-16", "medecin": "Faure", "assurance": "on"}


def demander(dossier, equipe, le, **dit):
    dit = (APTE if dossier.tnr else {}) | dit
    franchir(dossier, Page.demander_homologation, equipe.elu, instant=le, **RIEN | dit)
    return relire(dossier)


def homologuer(dossier, equipe, le):
    franchir(dossier, Page.homologuer, equipe.magistrat, instant=le)
    return relire(dossier)


def au_parquet(dossier, acte, equipe, le, **dit):
    """By whoever of the parquet, online."""
    franchir(dossier, Page.actes[acte], equipe.magistrat, instant=le, **dit)
    return relire(dossier)


def notifier(dossier, equipe, le):
    franchir(dossier, Page.notifier, equipe.elu, instant=le, mode="remise", **RIEN)
    return noter(relire(dossier), "remise", equipe, le + MINUTE, courrier="notification")


def jusqu_a(etat, equipe, commune, instant=INSTANT, **champs):
    """A case in a state, by its acts."""
    dossier = ecrire(equipe, commune, instant, **champs)
    suite = CHEMINS[etat]
    for pas in suite:
        instant += 2 * MINUTE
        dossier = pas(dossier, equipe, instant) or relire(dossier)
    return relire(dossier)


def _agir(acte, qui, **dit):
    def _pas(dossier, equipe, le):
        franchir(dossier, Page.actes[acte], getattr(equipe, qui), instant=le, **dit)

    return _pas


def _note(acte, qui="agent", **dit):
    def _pas(dossier, equipe, le):
        franchir(dossier, Page.actes[acte], getattr(equipe, qui), instant=le, le=le - MINUTE, preuve="courrier", **dit)

    return _pas


def _silence(dossier, equipe, le):
    for une in dossier.echeances.vives().filter(delai="reponse_attendue"):
        echoir(une.pk, une.limite)


PROPOSE = (proposer, lambda d, e, le: noter(d, "remise", e, le))
ACCEPTE = (*PROPOSE, lambda d, e, le: accepter(d, e, le))
DEMANDE = (*ACCEPTE, demander)
HOMOLOGUE = (*DEMANDE, homologuer)
NON_HOMOLOGUE = (*DEMANDE, _agir("refuser_homologation", "magistrat", motif="Poursuites."))
NOTIFIE = (*HOMOLOGUE, notifier)
EXECUTE = (
    *NOTIFIE,
    lambda d, e, le: (
        franchir(
            d, Page.verser, e.agent, instant=le + 3 * MINUTE, le=le + 2 * MINUTE, montant="480.00", reference="T-1"
        )
        and None
    ),
    lambda d, e, le: franchir(d, Page.executer, e.elu, instant=le + 3 * MINUTE) and None,
)
CHEMINS = {
    "brouillon": (),
    "a_signer": (_agir("soumettre", "agent", **RIEN),),
    "proposee": PROPOSE,
    "non_remise": (*PROPOSE, _note("constater_non_remise")),
    "acceptee": ACCEPTE,
    "refusee": (*PROPOSE, _note("refuser")),
    "silence": (*PROPOSE, _silence),
    "transmise": (*PROPOSE, _note("refuser"), _agir("informer_du_refus", "elu")),
    "homologation": DEMANDE,
    "juge": (*DEMANDE, _agir("transmettre_au_juge", "magistrat")),
    "homologuee": HOMOLOGUE,
    "non_homologuee": NON_HOMOLOGUE,
    "close": (*NON_HOMOLOGUE, _agir("notifier_refus", "elu", mode="remise")),
    "en_execution": NOTIFIE,
    "executee": EXECUTE,
    "non_executee": (*NOTIFIE, lambda d, e, le: franchir(d, Page.constater_inexecution, e.elu, instant=le + 5 * MINUTE, motif="Rien.", renonce_le="2026-11-18") and None),
    "eteinte": (*EXECUTE, lambda d, e, le: franchir(d, Page.eteindre, e.magistrat, instant=le + 5 * MINUTE) and None),
    "decidee": (*PROPOSE, _note("refuser"), _agir("informer_du_refus", "elu"), _agir("decider", "magistrat", suite="poursuites", motif="Faits graves.")),
    "sans_suite": (*PROPOSE, _note("refuser"), _agir("informer_du_refus", "elu"), lambda d, e, le: franchir(d, Page.clore_sans_suite, e.agent, instant=le + 61 * JOUR, motif="Aucune nouvelle.") and None),
    "sans_objet": (*PROPOSE, _agir("classer_sans_objet", "elu", raison="amende")),
    "abandonnee": (_agir("abandonner", "agent", raison="erreur", motif="Erreur."),),
}  # fmt: skip
