"""Who has looked, day by day: « Nadia Perrin a consulté le dossier 3 fois, une pièce »."""

from collections import Counter

from django.utils import timezone

# Beyond, it is no longer read by anybody.
LUES = 1000
DITS = {
    "dossier": "le dossier",
    "document": "un courrier",
    "pièce": "une pièce",
    "aperçu": "un courrier avant son départ",
    "acte": "une page où l’on agit",
    "export": "une liste exportée",
}


def par_jour(vues) -> list[tuple]:
    """Of each day, who, and how many times what; the last day first."""
    jours: dict = {}
    for vue in vues.select_related("personne").order_by("-le", "-pk")[:LUES]:
        qui = jours.setdefault(timezone.localdate(vue.le), {}).setdefault(str(vue.personne), Counter())
        qui[DITS.get(vue.genre, vue.genre)] += 1
    return [(jour, [(qui, list(fois.items())) for qui, fois in lecteurs.items()]) for jour, lecteurs in jours.items()]
