"""Where one may work or repair in the demonstration's communes, and what their parquet looks for."""

from annuaire.ecriture import ecrire
from transactions.models import Besoin, Poste

POSTES = {
    "bourg-royal": (
        {"travail": "remise en état de bancs publics", "lieu": "ateliers municipaux", "encadrant": "Gilles Perrot",
         "jours": "du lundi au jeudi, de 8 h à midi", "places": 2, "tnr": True, "tig": True},
        {"travail": "entretien des massifs", "lieu": "serres du Prélong", "encadrant": "Noémie Taravel",
         "jours": "le mardi et le vendredi", "places": 1, "tnr": True},
        {"travail": "nettoyage de façades", "lieu": "centre ancien", "encadrant": "Gilles Perrot",
         "jours": "le samedi matin", "places": 3, "reparation": True, "mineurs": True},
    ),
    "sainte-aure": (
        {"travail": "tri et reliure", "lieu": "médiathèque", "encadrant": "Solène Abry", "jours": "le mercredi",
         "places": 1, "tig": True, "reparation": True, "mineurs": True},
    ),
}  # fmt: skip
BESOINS = (
    {"sorte": "tig", "places": 6, "precisions": "dont deux en soirée"},
    {"sorte": "reparation", "places": 3, "precisions": "le mercredi, pour des mineurs"},
)


def inventorier(lieux):
    for commune, postes in POSTES.items():
        for poste in postes:
            ecrire(Poste(institution=lieux[commune], **poste))
    for besoin in BESOINS:
        ecrire(Besoin(parquet=lieux["valmont"], **besoin))
