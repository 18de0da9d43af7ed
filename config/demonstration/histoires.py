"""What happened in the last weeks, case by case, each told by the acts that led there."""

from operator import itemgetter

from annuaire.models import Habilitation
from annuaire.models.habilitations import Competence, Role
from config.demonstration import personnes as p
from config.demonstration.apres import APRES_L_AVIS
from config.demonstration.constats import imprimeur, joindre
from config.demonstration.entretemps import ENTRETEMPS
from config.demonstration.recits import DANS_L_HEURE, SANS_SUITE, Histoire, ecrit, saisi
from config.demonstration.suites import DIALLO, OLIVEIRA_ENCORE, note
from config.demonstration.temps import MINUTE, laisser_passer, passer, poster
from procedure import poste
from procedure.models import Interesse, Message, MotCle, Representant
from procedure.moteur import ouvrir
from procedure.rendu.atelier import Imprimerie
from rappel_ordre.models import RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page

HISTOIRES = (
    *APRES_L_AVIS,
    *ENTRETEMPS,
    Histoire(p.MARCHETTI, "sainte-aure", ecrit(2)[:1]),
    Histoire(p.NGUYEN, "sainte-aure", ecrit(3)),
    Histoire(p.LORMEAU, "sainte-aure", (
        ((1, "09:20"), "ouvrir", "agent"),
        ((1, "09:25"), "noter", "agent", note("Trois appels cette semaine : la voisine du 14 ne veut pas être citée.", "confidentiel")),
        *saisi(1)[1:],
    )),
    Histoire(p.BELKACEM, "sainte-aure", (
        *saisi(3),
        ((2, "14:40"), "noter", "mineurs", note("Connu de la PJJ ? À vérifier avant l’avis.")),
        ((2, "15:05"), "demander", "mineurs", {"texte": "Le restaurateur a-t-il déposé plainte, ou compte-t-il le faire ?"}),
    )),
    Histoire(p.KOWALSKI, "sainte-aure", (
        *saisi(9),
        ((7, "11:45"), "defavorable", "magistrat", {"motif": "Une enquête est ouverte sur d’autres faits du même soir."}),
    )),
    Histoire(p.ETCHEVERRY, "sainte-aure", saisi(13)),
    Histoire(p.RAHMANI, "sainte-aure", (
        *saisi(15),
        ((3, "14:30"), "tardif", "magistrat", {
            "sens": "defavorable",
            "observations": "L’intéressée fait l’objet d’une convocation devant le délégué du procureur.",
        }),
        ((2, "10:10"), "noter", "coordonnateur", note("Avis tardif contraire : en parler à l’élue avant la cellule de jeudi.")),
    )),
    Histoire(p.TRAN, "sainte-aure", saisi(4), revient=True),
    Histoire(p.LEMOINE, "sainte-aure", (
        *saisi(20),
        ((18, "11:30"), "defavorable", "magistrat", {"motif": "Ces faits relèvent d’une autre procédure en cours."}),
        ((17, "12:00"), "transmettre", "elu"),
        ((17, "14:00"), "clore_sans_suite", "agent"),
    )),
    Histoire(p.GARNIER, "sainte-aure", (
        *saisi(11),
        ((9, "16:20"), "reorienter", "mineurs", {"motif": "Rappel de l’avertissement par le délégué, avec excuses écrites."}),
    )),
    Histoire(p.PETIT, "sainte-aure", (
        *ecrit(16),
        ((15, "10:15"), "abandonner", "agent", {"raison": "opportunite", "motif": "Une visite du CCAS est préférée."}),
    )),
    Histoire(p.MBEMBA, "bourg-royal", saisi(14)),
    Histoire(p.CARPENTIER, "bourg-royal", (*saisi(10), ((5, "17:40"), "favorable", "magistrat", SANS_SUITE))),
    Histoire(DIALLO, "bourg-royal", ecrit(1)),
    Histoire(p.PENVEN, "port-clair", (*ecrit(8), ((7, "10:30"), "autoriser", "elu"))),
    Histoire(p.LEGALL, "port-clair", ecrit(1)[:1]),
    # The same person another time: a rappel was pronounced.
    Histoire(OLIVEIRA_ENCORE, "sainte-aure", saisi(2)),
    Histoire(p.YILDIZ, "roche-vive", DANS_L_HEURE),
)  # fmt: skip


def raconter(temps, lieux) -> dict:
    """In the order in which they began: numbers follow each other. Each case, by whom it is about."""
    debuts = [(temps.a(histoire.actes[0][0]), histoire) for histoire in HISTOIRES]
    with Imprimerie() as atelier:
        return {
            histoire.auteur: vivre(temps, histoire, lieux[histoire.lieu], rang, imprimeur(atelier))
            for rang, (_, histoire) in enumerate(sorted(debuts, key=itemgetter(0)), 1)
        }


def vivre(temps, histoire, commune, rang, imprimer):
    """A case, from its opening until now."""
    (quand, _, qui), *suite = histoire.actes
    ouvert_le = temps.a(quand)
    champs = histoire.auteur.champs(ouvert_le, rang)
    dossier = ouvrir(Page, acteur(qui, commune), commune, instant=ouvert_le, **champs)
    nommer(dossier, histoire.auteur, rang, temps)
    for quand, acte, qui, *donnees in suite:
        if acte == "joindre":
            joindre(dossier, acteur(qui, commune), temps.a(quand), imprimer)
        else:
            for dit in _dits(dossier, temps, *donnees):
                passer(dossier, Page.actes[acte], acteur(qui, commune), temps.a(quand), **dit)
    if histoire.revient:
        _renvoyer(dossier)
    laisser_passer(dossier, temps.maintenant)
    return dossier


def nommer(dossier, auteur, rang, temps):
    interesse = Interesse.objects.create(dossier_id=dossier.pk, **auteur.etat_civil(dossier, rang, temps))
    Representant.objects.bulk_create(Representant(interesse=interesse, **parent) for parent in auteur.parents)
    MotCle.objects.indexer(dossier)


def _dits(dossier, temps, donnees=None) -> list[dict]:
    """With what an act is taken: once, or once for each whom the case then names."""
    if not callable(donnees):
        return [donnees or {}]
    return donnees(RappelOrdre.objects.get(pk=dossier.pk), temps)


def acteur(qui, commune):
    """The first who holds this office there."""
    role = Role.MAGISTRAT if qui == "mineurs" else Role(qui)
    chez = commune.parquet if role == Role.MAGISTRAT else commune
    competence = Competence.MINEURS if qui == "mineurs" else Competence.GENERALE
    tenues = Habilitation.objects.filter(institution=chez, role=role, competence=competence)
    return tenues.order_by("pk").first().personne


def _renvoyer(dossier):
    """Taken by their server, refused by the box behind it."""
    message = Message.objects.filter(dossier=dossier.pk, courrier="fiche").get()
    poste.rejeter(message, message.accepte_le + 20 * MINUTE, panne="Rejet 5.2.2")
    poster(dossier)
