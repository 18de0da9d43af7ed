"""What a proposal must say of what it proposes: a sum, or a work (R.15-33-61 CPP)."""

from procedure.conditions import exige
from procedure.models.pieces import Nature as Piece
from transactions.models.transactions import TNR_MAX

MOIS = "art. R.15-33-61 CPP"
PAR_SEMAINE_MAX = 47  # hours of the job and of this work together: 35 and 12


@exige("Dites ce qui est proposé : une somme, ou un travail non rémunéré.", MOIS)
def nature_dite(essai):
    return bool(essai.dossier.nature)


@exige("Dites en combien de temps s’exécuter.", MOIS)
def delai_dit(essai):
    return essai.dossier.duree is not None


def _somme(essai):
    return essai.dossier.tnr or (essai.dossier.montant or 0) > 0


@exige("Dites le montant de la réparation.", MOIS)
def montant_dit(essai):
    return _somme(essai)


@exige("Dites à qui la somme est versée.", MOIS)
def beneficiaire_dit(essai):
    return essai.dossier.tnr or bool(essai.dossier.beneficiaire)


@exige("Joignez le devis, ou l’estimation détaillée des services : il accompagne la proposition.", MOIS)
def devis_joint(essai):
    return essai.dossier.tnr or essai.dossier.pieces.communes().filter(nature=Piece.DEVIS).exists()


@exige(f"Dites combien d’heures : {TNR_MAX} au plus.", "art. 44-1 CPP")
def heures_permises(essai):
    return not essai.dossier.tnr or 1 <= (essai.dossier.heures or 0) <= TNR_MAX


@exige("Dites la nature du travail, et son lieu.", MOIS)
def travail_dit(essai):
    return not essai.dossier.tnr or bool(essai.dossier.travail and essai.dossier.travail_lieu)


@exige("Le poste choisi n’est plus proposé : choisissez-en un autre, ou un travail hors de l’inventaire.")
def poste_propose(essai):
    poste = essai.dossier.poste if essai.dossier.tnr else None
    return poste is None or (poste.tnr and (poste.fin is None or poste.fin >= essai.ou.jour(essai.instant)))


@exige(
    f"Emploi et travail non rémunéré ensemble ne dépassent pas {PAR_SEMAINE_MAX} h par semaine (35 et 12).",
    "art. R.15-33-61 CPP",
)
def semaine_permise(essai):
    dossier = essai.dossier
    return (
        not (dossier.tnr and dossier.emploi)
        or dossier.emploi + (dossier.par_semaine or dossier.heures or 0) <= PAR_SEMAINE_MAX
    )


OFFRE = (
    nature_dite,
    montant_dit,
    beneficiaire_dit,
    heures_permises,
    travail_dit,
    poste_propose,
    semaine_permise,
    delai_dit,
    devis_joint,
)
