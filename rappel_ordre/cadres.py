"""What the page of a rappel shows besides: its appointment, how it was held; and what the élu has before their eyes when they hold it."""

from procedure.acteurs import MAIRIE
from procedure.droit.infractions import AMENDES
from procedure.explications import en_terme
from procedure.infractions import nommee
from procedure.regles import calendrier_de
from rappel_ordre.models import RappelOrdre

REGLES = (
    "La règle qui n’a pas été respectée, et à quoi elle sert.",
    "Les règles de la vie en société : le respect des personnes, des biens, du repos de chacun.",
    "Ce que l’on risque à recommencer.",
    "Les raisons des faits : écouter ce qu’en disent la personne, et les adultes venus avec elle.",
)


def cadres(rappel) -> list[tuple]:
    """The appointment that stands, and how it was held; one that nobody has signed is the mairie's."""
    ou, tous = calendrier_de(rappel.commune), list(rappel.rendez_vous.order_by("pk"))
    signe = next((un for un in reversed(tous) if un.signe_le), None) if rappel.rdv_le else None
    propose, tenue = next((un for un in tous if not un.signe_le), None), getattr(rappel, "tenue", None)
    dits = [
        ("Convocation", _un(signe, ou, "Rendez-vous") if signe else [], ""),
        ("Rendez-vous proposé, à signer", _un(propose, ou, "Rendez-vous") if propose else [], MAIRIE.value),
        ("Le rappel à l’ordre", _dire(tenue, ou) if tenue else [], ""),
    ]
    return [dit for dit in dits if dit[1]]


def _un(rendez_vous, ou, titre) -> list[tuple[str, str]]:
    motif = [("Motif du report", rendez_vous.get_report_display())] if rendez_vous.report else []
    ou_et_comment = [("Lieu", rendez_vous.lieu), ("Remise", rendez_vous.get_mode_display())]
    return [(titre, en_terme(rendez_vous.le, ou)), *ou_et_comment, *motif]


def _dire(tenue, ou) -> list[tuple[str, str]]:
    par, presences = tenue.par, list(tenue.presences.order_by("pk"))
    dits = [
        ("Tenu le", en_terme(tenue.le, ou)),
        ("Par", f"{par.personne.prenom} {par.personne.nom}, {par.titre.lower()}"),
    ]
    for titre, venu in (("Étaient présents", True), ("Absents", False)):
        noms = [f"{p.nom} ({p.qualite})" if p.qualite else p.nom for p in presences if p.venu is venu]
        dits += [(titre, ", ".join(noms))] if noms else []
    suite = (("Aucun adulte", tenue.impossibilite), ("Observations", tenue.observations))
    return dits + [(titre, dit) for titre, dit in suite if dit]


def aide_memoire(rappel: RappelOrdre) -> list[str]:
    """The four points of the verbal reminder (003, art. 5.3), and the fine that the law sets for these facts."""
    return [*REGLES[:2], f"{REGLES[2]} {encouru(rappel)}".strip(), REGLES[3]]


def encouru(rappel) -> str:
    une = nommee(rappel.infraction)
    if une is None or une.delit:
        return ""
    recidive = f", {une.recidive} € en récidive" if une.recidive else ""
    return f"Pour ces faits ({une.article}, {une.degre}) : {AMENDES[une.classe]} € d’amende au plus{recidive}."
