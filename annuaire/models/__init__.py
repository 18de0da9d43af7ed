from annuaire.models.clauses import Clause
from annuaire.models.conventions import Adhesion, Convention
from annuaire.models.expediteurs import ListeExpediteurs
from annuaire.models.feries import JourFerie
from annuaire.models.groupements import Intercommunalite, Releve, Tribunal
from annuaire.models.habilitations import Habilitation
from annuaire.models.infractions import InfractionLocale
from annuaire.models.institutions import Institution
from annuaire.models.papiers import EnTete, Paragraphe
from annuaire.models.personnes import Personne
from annuaire.models.presences import Absence, Permanence
from annuaire.models.territoire import Commune
from annuaire.models.versions import Version

__all__ = [
    "Absence",
    "Adhesion",
    "Clause",
    "Commune",
    "Convention",
    "EnTete",
    "Habilitation",
    "InfractionLocale",
    "Institution",
    "Intercommunalite",
    "JourFerie",
    "ListeExpediteurs",
    "Paragraphe",
    "Permanence",
    "Personne",
    "Releve",
    "Tribunal",
    "Version",
]
