"""The other cases that have to do with this one, for who may see them too."""

from procedure.listes.lignes import lignes
from procedure.models import Rapprochement


def lies(dossier, lecteur, instant, separer) -> list[tuple]:
    """What each is to this one, and whether it is ours to undo."""
    liens = Rapprochement.objects.de(dossier).visibles_par(lecteur, instant)
    liens = list(liens.select_related("premier__commune", "second__commune").order_by("-fait_le", "-pk"))
    dits = lignes([lien.autre(dossier) for lien in liens])
    notre = separer.essai.cote.value if separer else None
    return [(lien.vu_de(dossier), dit, lien.cote == notre) for lien, dit in zip(liens, dits, strict=True)]
