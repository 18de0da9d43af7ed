"""Where the letters of a transaction stand: when the last one left, was handed, was distributed."""

from datetime import datetime

from procedure.chronique import Chronique


def vie(essai, courrier) -> dict[str, datetime]:
    """The moments of the last sending that were noted, and stand."""
    chronique = Chronique(essai.page, essai.dossier)
    envois = chronique.envois[courrier]
    siens = (fait for fait in chronique.faits if fait.nom.startswith(f"{courrier}.") and envois)
    return {fait.nom.partition(".")[2]: fait.le for fait in siens if chronique.envoi_de(fait) == envois[-1]}


def partie_le(essai) -> datetime | None:
    """Handed, or posted."""
    dits = vie(essai, "proposition")
    return min((dits[quand] for quand in ("remise", "envoi") if quand in dits), default=None)


def distribuee_le(essai) -> datetime | None:
    """Handed, or distributed; left unclaimed, when it was first presented."""
    dits = vie(essai, "proposition")
    return dits.get("remise") or dits.get("reception") or dits.get("presentation")


def notifiee_le(essai) -> datetime | None:
    """The homologation, handed or distributed: nothing is carried out before."""
    dits = vie(essai, "notification")
    return dits.get("remise") or dits.get("reception")
