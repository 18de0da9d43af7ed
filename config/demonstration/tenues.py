"""What follows an avis, told with what each case holds by then: whom it convokes, who was there."""

from config.demonstration.temps import MINUTE
from rappel_ordre.convoques import convocations_debout
from rappel_ordre.questions import DEPUIS

RIEN_DEPUIS = {f"question-{cle}": "False" for cle in DEPUIS}
ECRIT = "Recommandé 2C 154 862 301"


def rendez_vous(quand, mode="lrar", report=""):
    """So many worked days before now; or after, when they are counted from nought down."""

    def dire(dossier, temps):
        jours, heure = quand
        le = temps.il_y_a(jours, heure) if jours >= 0 else temps.dans(-jours, heure)
        lieu = "Mairie, bureau de l’adjointe, premier étage"
        return [{"rdv_le": le.isoformat(), "lieu": lieu, "mode": mode, "report": report} | RIEN_DEPUIS]

    return dire


def chacun(seulement=None, **dit):
    """A proof for each of those convoked; or for the first of them only."""

    def dire(dossier, temps):
        tous = list(convocations_debout(dossier).items())[:seulement]
        return [
            {"courrier": "convocation", "destinataire": a, "preuve": ECRIT, "le": lettre.trace.le + 3 * MINUTE} | dit
            for a, lettre in tous
        ]

    return dire


def present(*noms, quand, **dit):
    """Held on that day by the first élu of the commune, with those adults."""

    def dire(dossier, temps):
        elu = dossier.commune.habilitations.filter(role="elu").order_by("pk").first()
        venus = {f"venu-{r.pk}": "on" for r in dossier.auteur.representants.filter(nom__in=noms)}
        points = dict.fromkeys(("norme", "regles", "sanctions", "raisons"), "on")
        return [{"par_qui": elu.pk, "le": temps.il_y_a(*quand)} | RIEN_DEPUIS | points | venus | dit]

    return dire
