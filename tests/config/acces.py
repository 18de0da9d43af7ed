"""Who is let through, address by address, and the places where it is tried.

What this table does not name fails: a new address says here who it is for.
"""

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import NamedTuple

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from annuaire.conventions import CHAMBERY, signer
from annuaire.ecriture import ecrire
from annuaire.models import Institution, ListeExpediteurs, Version
from annuaire.models.institutions import Nature
from annuaire.models.roles import Qualite, Role
from procedure.acteurs import DE_LA_MAIRIE, DU_PARQUET
from procedure.courriers import rendre_les_dus
from procedure.expediteurs import noter as accuser
from procedure.models import Export, Vue
from procedure.moteur import franchir
from procedure.pieces.depot import examiner, joindre
from rappel_ordre.models import Etat, RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.procedure.fichiers import envoi, image
from tests.rappel_ordre.chemins import HABITANT, convoquer, manquer, noter, tenir
from tests.rappel_ordre.dossiers import ecrire as ecrire_un_rappel

TOUS, PERSONNE = frozenset(Role), frozenset()
ADMINISTRATION, EXPLOITATION = frozenset({Role.ADMINISTRATEUR}), frozenset({Role.EXPLOITANT})
CHEZ_LE_PARQUET = frozenset({Role.MAGISTRAT, Role.JURISTE, Role.SECRETARIAT, Role.DELEGUE})
RIEN, UN_JOUR = 10**6, date(2026, 12, 3)


class Acces(NamedTuple):
    """Who is let through on what is theirs; how the address is made of a place, and of a place that does not exist."""

    a: frozenset
    de: Callable = lambda lieu: []
    nulle_part: list = []
    partout: bool = False  # the same for everybody's: there is no "another's"


def gestion(*suite):
    return Acces(ADMINISTRATION, lambda lieu: [lieu.commune.pk, *suite], [RIEN, *suite])


def mandat(*avant):
    return Acces(ADMINISTRATION, lambda lieu: [lieu.commune.pk, *avant, lieu.tenue.pk], [RIEN, *avant, RIEN])


def plateforme(de=lambda lieu: [], *suite):
    return Acces(EXPLOITATION, lambda lieu: [*de(lieu), *suite], [RIEN, *suite], partout=True)


def commune(lieu):
    return [lieu.commune.pk]


def convention(lieu):
    return [lieu.convention.pk]


def adhesion(lieu):
    return [lieu.signee.pk, lieu.signee.adhesions.get().pk]


def dossier(*suite):
    """Whoever handles the case, on either side."""
    return Acces(DE_LA_MAIRIE | DU_PARQUET, lambda lieu: [lieu.dossier.jeton, *suite], ["x" * 16, *suite])


def ecrite(lieu):
    return [lieu.ecrite.pk]


ACCES = {
    "accueil": Acces(TOUS),
    "engagements": Acces(TOUS),
    "gestion:fiche": gestion(),
    "gestion:en_tete": gestion(),
    "gestion:ligne_neuve": gestion("personnes"),
    "gestion:ligne": mandat("personnes"),
    "gestion:fermer": mandat(),
    "gestion:reinviter": mandat(),
    "gestion:refaire_facteur": mandat(),
    "plateforme:accueil": Acces(EXPLOITATION),
    "plateforme:ajouter": Acces(EXPLOITATION, lambda lieu: ["parquet"]),
    "plateforme:regler": plateforme(commune),
    "plateforme:administrer": plateforme(commune),
    "plateforme:fusionner": plateforme(commune),
    "plateforme:conventionner": Acces(EXPLOITATION),
    "plateforme:convention": plateforme(convention),
    "plateforme:adherer": plateforme(lambda lieu: [lieu.signee.pk]),
    "plateforme:adhesion": Acces(EXPLOITATION, adhesion, [RIEN, RIEN], partout=True),
    "plateforme:avenant": plateforme(lambda lieu: [lieu.signee.pk]),
    "plateforme:sujets": plateforme(ecrite),
    "plateforme:clause": plateforme(ecrite, "rappel_ordre.avis"),
    "plateforme:oter": plateforme(ecrite, "rappel_ordre.avis"),
    "plateforme:arreter": plateforme(ecrite),
    "procedure:journee": Acces(TOUS),
    "procedure:dossiers": Acces(TOUS),
    "procedure:ouvrir": Acces(frozenset({Role.AGENT}), lambda lieu: ["rappel_ordre"], ["lune"], partout=True),
    "procedure:chercher": Acces(TOUS),
    "procedure:signatures": Acces(TOUS),
    "procedure:exports": Acces(TOUS),
    "procedure:export": Acces(PERSONNE, lambda lieu: [lieu.export.jeton], ["x" * 16]),
    "procedure:vues": Acces(TOUS),
    "procedure:vue": Acces(PERSONNE, lambda lieu: [lieu.vue.jeton], ["x" * 16]),  # of one person, whatever others are
    "procedure:dossier": dossier(),
    "procedure:suivant": dossier(),
    "procedure:consultations": dossier(),
    "procedure:acte": dossier("favorable"),
    "procedure:apercu": dossier("saisir", 0)._replace(a=PERSONNE),  # it has left already
    "procedure:passage": dossier("coauteur")._replace(a=frozenset({Role.AGENT})),
    "procedure:agenda": Acces(TOUS),
    "procedure:rendez_vous": Acces(TOUS, lambda lieu: [UN_JOUR]),  # of who comes, one's own only
    "procedure:flux_ouvrir": Acces(TOUS),
    "procedure:flux_fermer": Acces(TOUS),
    "procedure:joindre": dossier(),
    "procedure:piece": Acces(DE_LA_MAIRIE | DU_PARQUET, lambda lieu: [lieu.piece.jeton], ["x" * 16]),
    "procedure:secret": Acces(DE_LA_MAIRIE | DU_PARQUET, lambda lieu: [lieu.piece.jeton], ["x" * 16]),
    "procedure:page_de_piece": Acces(DE_LA_MAIRIE | DU_PARQUET, lambda lieu: [lieu.piece.jeton, 1], ["x" * 16, 1]),
    "procedure:document": Acces(DE_LA_MAIRIE | DU_PARQUET, lambda lieu: [lieu.document.jeton], ["x" * 16]),
    "procedure:suivi": Acces(DE_LA_MAIRIE | DU_PARQUET, lambda lieu: [lieu.document.jeton], ["x" * 16]),
    "procedure:expediteurs": Acces(TOUS),
    "procedure:lettres": Acces(ADMINISTRATION),
    "procedure:paragraphes": gestion("rappel_ordre.fiche"),
    "procedure:exemple_de_lettre": gestion("rappel_ordre.fiche"),
    "procedure:accuser": Acces(DU_PARQUET, lambda lieu: [lieu.liste.pk], [RIEN]),
    "procedure:noter_accuse": Acces(PERSONNE, lambda lieu: [lieu.liste.pk], [RIEN]),  # this parquet reads here
    "procedure:preuve_accuse": Acces(DE_LA_MAIRIE | ADMINISTRATION, lambda lieu: [lieu.recue.pk], [RIEN]),
    "procedure:horloge": Acces(EXPLOITATION),
    "procedure:preferences": Acces(TOUS),
    "procedure:glossaire": Acces(TOUS),
    "transactions:inventaire": Acces(TOUS),
    "transactions:ligne_neuve": Acces(DE_LA_MAIRIE, commune, [RIEN]),
    "transactions:ligne": Acces(DE_LA_MAIRIE, lambda lieu: [lieu.commune.pk, lieu.poste.pk], [RIEN, RIEN]),
}
# One's own account: nobody else's is ever named there.
A_SOI = ("account_", "mfa_", "session", "fermer_session", "suite")


# The acts by which a case comes to a state, and who takes them.
JUSQU_A_L_AVIS = (("soumettre", "agent"), ("saisir", "elu"))
CHEMINS = {
    Etat.BROUILLON: (),
    Etat.A_SIGNER: JUSQU_A_L_AVIS[:1],
    Etat.AVIS_DEMANDE: JUSQU_A_L_AVIS,
    Etat.AUTORISE: (*JUSQU_A_L_AVIS, ("favorable", "magistrat")),
    Etat.REFUSE: (*JUSQU_A_L_AVIS, ("defavorable", "magistrat")),
    Etat.REORIENTE: (*JUSQU_A_L_AVIS, ("reorienter", "magistrat")),
    Etat.CLOS: (*JUSQU_A_L_AVIS, ("defavorable", "magistrat"), ("transmettre", "elu"), ("clore_sans_suite", "agent")),
    Etat.ABANDONNE: (*JUSQU_A_L_AVIS, ("desister", "elu")),
} | dict.fromkeys((Etat.CONVOQUE, Etat.PRONONCE, Etat.CARENCE), (*JUSQU_A_L_AVIS, ("favorable", "magistrat")))
BIENTOT = INSTANT + timedelta(hours=5)
DITS = {"defavorable": {"motif": "Une enquête."}, "reorienter": {"motif": "Un avertissement."}}
DITS["desister"] = {"raison": "erreur", "motif": "Un doublon."}


def lieu(habiliter, parquet, code, nom, etat=Etat.AVIS_DEMANDE):
    """A commune, its agent, a convention in force and one being written, a case in that state, its letter, its list."""
    ici = SimpleNamespace(commune=ecrire(Institution(nature=Nature.COMMUNE, nom=nom, code=code, parquet=parquet)))
    agent, elu = habiliter(ici.commune, Role.AGENT), habiliter(ici.commune, Role.ELU, qualite=Qualite.MAIRE)
    ici.signee = signer(CHAMBERY, parquet, [ici.commune], date(2026, 1, 5))
    ici.convention, ici.tenue = ici.signee, agent
    autre = signer(CHAMBERY, parquet, [], date(2026, 1, 5))
    ici.ecrite = Version.objects.filter(convention=autre).get()
    Version.objects.filter(pk=ici.ecrite.pk).update(arretee_le=None)
    habiliter(parquet, Role.SECRETARIAT)
    qui = {"agent": agent, "elu": elu, "magistrat": habiliter(parquet, Role.MAGISTRAT)}
    oui = RappelOrdre.Reconnus.OUI
    ici.dossier = ecrire_un_rappel(agent.personne, ici.commune, INSTANT, auteur=HABITANT, reconnus=oui)
    for acte, role in CHEMINS[etat]:
        franchir(ici.dossier, Page.actes[acte], qui[role].personne, instant=INSTANT, **DITS.get(acte, {}))
    _convoquer(ici.dossier, SimpleNamespace(**{role: tenue.personne for role, tenue in qui.items()}), etat)
    if ici.dossier.documents.exists():
        ici.document = ici.dossier.documents.order_by("pk").last()
    ici.piece = joindre(ici.dossier, agent.personne, envoi("photo.png", image("PNG")), nature="photo", pour="tous")
    ici.poste = ici.commune.postes.create(travail="balayage", lieu="mail", encadrant="Ada", jours="lundi", tig=True)
    ici.vue = Vue.objects.garder(agent.personne, "À signer", "etat=a_signer")
    ici.export = Export.objects.demander(agent.personne, "", "")
    Export.objects.filter(pk=ici.export.pk).update(fini_le=timezone.now())
    rendre_les_dus(timezone.now(), 10)
    autre = ecrire(Institution(nature=Nature.PARQUET, nom=f"Parquet voisin de {nom}", code=f"TJ-{code}"))
    ici.recue = ListeExpediteurs.objects.create(institution=ici.commune, parquet=autre, rang=1, etablie_le=INSTANT)
    accuser(ici.recue, elu, INSTANT, preuve=examiner(envoi("accuse.png", image("PNG"))))
    ici.liste = ListeExpediteurs.objects.create(institution=ici.commune, parquet=parquet, rang=1, etablie_le=INSTANT)
    return ici


def _convoquer(dossier, equipe, etat):
    """What follows an avis, where that is asked."""
    if etat in (Etat.CONVOQUE, Etat.PRONONCE, Etat.CARENCE):
        noter(convoquer(dossier, equipe, BIENTOT), "presentation", equipe, INSTANT + timedelta(hours=1))
        suite = {Etat.PRONONCE: tenir, Etat.CARENCE: manquer}.get(etat)
        if suite:
            suite(dossier, equipe, BIENTOT)


def peupler(habiliter, parquet, etat=Etat.AVIS_DEMANDE):
    """Ours, another's; and somebody of each role, on our side."""
    ailleurs = ecrire(Institution(nature=Nature.PARQUET, nom="Parquet d’ailleurs", code="TJ-AILLEURS"))
    ici, la_bas = (
        lieu(habiliter, parquet, "73901", "Sainte-Aure", etat),
        lieu(habiliter, ailleurs, "17901", "Port-Clair", etat),
    )
    association = ecrire(Institution(nature=Nature.ASSOCIATION, nom="Élus de Valmont", code="W731000000"))
    chez = dict.fromkeys(Role, ici.commune) | dict.fromkeys(CHEZ_LE_PARQUET, parquet)
    chez |= {Role.REPRESENTANT: association, Role.EXPLOITANT: None}
    qualites = {Role.ELU: {"qualite": Qualite.MAIRE}}
    gens = {role: habiliter(chez[role], role, **qualites.get(role, {})).personne for role in Role}
    return SimpleNamespace(ici=ici, la_bas=la_bas, gens=gens)


def questionner(client):
    """What an address answers, whatever it would have done undone."""

    def demander(nom, args, methode):
        with transaction.atomic():
            dit = {"x": "x"} if methode == "post" else None  # so that forms are judged, and not shown anew
            reponse = getattr(client, methode)(reverse(nom, args=args), dit)
            contenu = b"".join(reponse) if reponse.streaming else reponse.content
            transaction.set_rollback(True)
        return reponse.status_code, contenu

    return demander


def ecarts(client, monde, demander, roles):
    """Each cell that does not answer as the table says."""
    for role in roles:
        client.force_login(monde.gens[role])
        for nom, acces in ACCES.items():
            for methode in ("get", "head", "post"):
                yield from _cellules(nom, acces, role, methode, monde, demander)


def _cellules(nom, acces, role, methode, monde, demander):
    sien, cellule = demander(nom, acces.de(monde.ici), methode), f"{role} {methode} {nom}"
    passe = sien[0] not in (404, 403)
    if sien[0] != 405 and passe != (role in acces.a):
        yield f"{cellule} : {sien[0]} sur ce qui est d’ici"
    if not acces.nulle_part:
        return
    autrui, absent = demander(nom, acces.de(monde.la_bas), methode), demander(nom, acces.nulle_part, methode)
    if absent[0] not in (404, 405):
        yield f"{cellule} : {absent[0]} sur ce qui n’existe pas"
    if not acces.partout and autrui != absent:
        yield f"{cellule} : ce qui est d’ailleurs ne répond pas comme ce qui n’existe pas"
