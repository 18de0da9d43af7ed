"""Where people live, who answers for a minor, what was done to find them: asked with the draft, and brought up to date after."""

from procedure.brouillon import PERSONNE, REPRESENTANT, REPRESENTANTS, CompleterForm, tenir
from procedure.models import Representant
from rappel_ordre.models import Diligence

DEMARCHE, DEMARCHES = ("le", "moyen", "resultat"), (1, 2)
COORDONNEES = ("adresse", "telephone", "courriel")


class PersonnesForm(CompleterForm):
    """Once it is signed: where people live, who answers for a minor, what was done to find them. Who they are stays."""

    def composer(self, dossier):
        self.nommer(dossier)
        self.groupes["La personne"] = [f"personne-{champ}" for champ in COORDONNEES]
        for champ in set(PERSONNE) - set(COORDONNEES):
            del self.fields[f"personne-{champ}"]
        self.nommes = [repond.nom if repond.pk else "" for repond in self.repondent]  # before what is typed is written
        for rang, repond in zip(REPRESENTANTS, self.repondent, strict=True):
            if repond.pk:
                titre = f"Représentant légal {rang}, pour un mineur"
                self.ajouter(titre, Representant, ("retire",), f"repond{rang}-", repond)
        demander_les_demarches(self, dossier)

    def clean(self):
        """Somebody who was written to keeps their name."""
        dits = super().clean()
        for rang, nom in zip(REPRESENTANTS, self.nommes, strict=True):
            if nom and dits.get(f"repond{rang}-nom") != nom:
                self.add_error(
                    f"repond{rang}-nom",
                    "Cette personne figure au dossier : gardez son nom, ou dites qu’elle n’en répond plus.",
                )
        verifier_les_demarches(self, dits)
        return dits

    def references(self):
        return {"champs": sorted(self.changed_data)}


def ecrire_les_personnes(essai):
    formulaire = essai.formulaire
    formulaire.ecrire(formulaire.qui, "personne-", COORDONNEES)
    formulaire.qui.save()
    suite = zip(REPRESENTANTS, formulaire.repondent, strict=True)
    champs = (*REPRESENTANT, "retire")
    tenir([(r, formulaire.ecrire(r, f"repond{rang}-", champs)) for rang, r in suite], interesse=formulaire.qui)
    ecrire_les_demarches(essai)


def demander_les_demarches(formulaire, dossier):
    faites = list(dossier.diligences.all()) if dossier.pk else []
    formulaire.demarches = [*faites, *(Diligence() for _ in DEMARCHES)][: len(DEMARCHES)]
    for rang, demarche in zip(DEMARCHES, formulaire.demarches, strict=True):
        titre = f"Démarche {rang} pour trouver ses représentants"
        formulaire.ajouter(titre, Diligence, DEMARCHE, f"demarche{rang}-", demarche)


def verifier_les_demarches(formulaire, dits):
    """When, how, with what result; and not to come."""
    for rang in DEMARCHES:
        demarche = {champ: dits.get(f"demarche{rang}-{champ}") for champ in DEMARCHE}
        manque = next((champ for champ, dit in demarche.items() if not dit), None)
        if any(demarche.values()) and manque:
            formulaire.add_error(f"demarche{rang}-{manque}", "Une démarche dit sa date, son moyen et son résultat.")
        if demarche["le"] and demarche["le"] > formulaire.essai.ou.jour(formulaire.essai.instant):
            formulaire.add_error(f"demarche{rang}-le", "Cette date est à venir.")


def ecrire_les_demarches(essai):
    formulaire, suite = essai.formulaire, zip(DEMARCHES, essai.formulaire.demarches, strict=True)
    dites = [(demarche, formulaire.ecrire(demarche, f"demarche{rang}-", DEMARCHE)) for rang, demarche in suite]
    tenir(dites, rappel=essai.dossier)
