"""What the law and the conventions ask of a case before it is signed, and again when it is."""

from procedure.conditions import exige
from procedure.droit.ages import age, mineur
from procedure.jointes import tiennent
from rappel_ordre.examen import Examen
from rappel_ordre.models import Etat


def examen(essai) -> Examen:
    rappel = essai.dossier
    return Examen(rappel.infraction, rappel.reponses, essai.clauses.get("rappel_ordre.exclusions"), rappel.mineur)


def obstacles(essai) -> list:
    """While it is prepared: once signed, what was answered is history, and what is learnt since is an act."""
    prepare = essai.dossier.etat in (Etat.BROUILLON, Etat.A_SIGNER)
    return examen(essai).obstacles if prepare else []


def _premier_obstacle(essai):
    obstacle = examen(essai).obstacles[0]
    return obstacle.phrase, obstacle.article


def _premiere_question(essai):
    return f"Il reste à répondre : « {examen(essai).a_repondre[0].texte} »", "art. L.132-7 CSI"


@exige("Une réponse exclut le rappel à l’ordre.", "art. 40 CPP", "rappel_ordre.exclusions", dit=_premier_obstacle)
def sans_exclusion(essai):
    return not examen(essai).obstacles


@exige("Chaque question a sa réponse.", "art. L.132-7 CSI", dit=_premiere_question)
def tout_repondu(essai):
    return not examen(essai).a_repondre


@exige("Nommez l’auteur : son nom, ses prénoms et sa date de naissance, qui dit s’il est mineur.", "art. L.132-7 CSI")
def auteur_nomme(essai):
    auteur = essai.dossier.auteur
    return bool(auteur and auteur.nom and auteur.prenoms and auteur.ne_le)


@exige("Dites quand, où, et ce qui s’est passé.")
def faits_dits(essai):
    rappel = essai.dossier
    return bool(rappel.faits_le and rappel.faits_lieu and rappel.resume)


@exige(
    "L’auteur est mineur : nommez les adultes qui en répondent, ou dites ce qui a été fait pour les trouver.",
    "art. L.132-7 CSI",
)
def adultes_cherches(essai):
    """On the day of the act: who has come of age since the facts answers for themselves."""
    rappel = essai.dossier
    enfant = mineur(rappel.auteur.ne_le, essai.ou.jour(essai.instant))
    return not enfant or rappel.auteur.representants.exclude(nom="").exists() or rappel.diligences.exists()


@exige("Dites quel constat vous joignez : sa nature, sa date, le service qui l’a établi.")
def constat_dit(essai):
    rappel = essai.dossier
    return bool(rappel.constat and rappel.constat_le and rappel.constat_service)


@exige(
    "Joignez le procès-verbal ou le rapport annoncé, lisible par les deux côtés : sans lui, le parquet ne peut rien en dire."
)
def constat_joint(essai):
    return essai.dossier.pieces.constats().filter(nature=essai.dossier.constat).exists()


@exige(
    "Le constat part avec le courriel, et il est trop lourd pour lui : joignez-le allégé, ou en moins de pages.",
    clause="rappel_ordre.constat_joint",
)
def constat_expediable(essai):
    return tiennent(essai.page.fiche, essai.dossier, essai.instant)


@exige("La convention ne couvre pas ce public (majeurs ou mineurs au jour des faits).", clause="rappel_ordre.public")
def public_prevu(essai):
    clause = essai.clauses.get("rappel_ordre.public")
    return clause is None or ("mineurs" if essai.dossier.mineur else "majeurs") in clause.valeur


@exige("Il était trop jeune, au jour des faits, pour la convention.", clause="rappel_ordre.age_minimum")
def assez_age(essai):
    clause, ans = essai.clauses.get("rappel_ordre.age_minimum"), _age(essai)
    return clause is None or ans is None or ans >= clause.valeur


@exige("Il était trop âgé, au jour des faits, pour la convention.", clause="rappel_ordre.age_maximum")
def pas_trop_age(essai):
    clause, ans = essai.clauses.get("rappel_ordre.age_maximum"), _age(essai)
    return clause is None or ans is None or ans <= clause.valeur


def _age(essai) -> int | None:
    auteur, faits_le = essai.dossier.auteur, essai.dossier.faits_le
    return age(auteur.ne_le, essai.ou.jour(faits_le)) if auteur and auteur.ne_le and faits_le else None


@exige("La date de naissance et celle des faits disent le contraire de la case « mineur au jour des faits ».")
def minorite_juste(essai):
    auteur, faits_le = essai.dossier.auteur, essai.dossier.faits_le
    if auteur is None or auteur.ne_le is None or faits_le is None:
        return True
    return mineur(auteur.ne_le, essai.ou.jour(faits_le)) == essai.dossier.mineur


# Asked when it is submitted and when it is signed; and what is asked again of a mayor who goes on without an avis.
complet = (sans_exclusion, tout_repondu, auteur_nomme, faits_dits, minorite_juste, public_prevu, assez_age, pas_trop_age, adultes_cherches,
    constat_dit, constat_joint, constat_expediable)  # fmt: skip
encore = (sans_exclusion, minorite_juste, public_prevu, assez_age, pas_trop_age)
