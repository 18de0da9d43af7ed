from annuaire.models.clauses import Clause
from annuaire.models.conventions import Adhesion, Convention, Version
from annuaire.models.habilitations import Habilitation
from annuaire.models.institutions import Institution, JourFerie
from annuaire.models.personnes import Personne

__all__ = ["Adhesion", "Clause", "Convention", "Habilitation", "Institution", "JourFerie", "Personne", "Version"]
