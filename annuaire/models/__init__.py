from annuaire.models.clauses import Clause
from annuaire.models.conventions import Adhesion, Convention
from annuaire.models.expediteurs import ListeExpediteurs
from annuaire.models.habilitations import Habilitation
from annuaire.models.institutions import Institution, JourFerie
from annuaire.models.papiers import EnTete, Paragraphe
from annuaire.models.personnes import Personne
from annuaire.models.presences import Absence, Permanence
from annuaire.models.versions import Version

__all__ = [
    "Absence",
    "Adhesion",
    "Clause",
    "Convention",
    "EnTete",
    "Habilitation",
    "Institution",
    "JourFerie",
    "ListeExpediteurs",
    "Paragraphe",
    "Permanence",
    "Personne",
    "Version",
]
