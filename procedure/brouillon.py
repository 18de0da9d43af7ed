"""What is typed of a draft: what happened, whom it is about, who answers for them. Savable at any point, however little is known.

Personal text: the trace keeps which fields were written, never what.
"""

from django.forms.models import fields_for_model, model_to_dict

from procedure.conditions import exige
from procedure.forms import ActeForm
from procedure.models import Interesse, MotCle, Representant
from procedure.models.pieces import Nature, Niveau
from procedure.pieces.champ import FichierField
from procedure.pieces.lignes import FICHIER, admettre, rediger

FAITS = ("faits_le", "faits_lieu", "faits_nature", "qualification", "resume")
PERSONNE = ("nom", "prenoms", "ne_le", "ne_a", "adresse", "telephone", "courriel", "profession")
REPRESENTANT = ("nom", "qualite", "adresse", "telephone")
REPRESENTANTS = (1, 2)
CONSTAT_LU = "Un PDF ou une photo. Les deux côtés le liront, une fois le dossier transmis."


@exige("Ce n’est plus un brouillon : reprenez-le d’abord.")
def un_brouillon(essai):
    """It is one side's: what both read is written by acts."""
    return essai.dossier.etat == essai.page.chemin[0] and essai.dossier.transmis_le is None


class CompleterForm(ActeForm):
    """Its fields are those of the case, of its person and of two who answer for them."""

    preuve, bouton = None, "Enregistrer"
    repliables: tuple[str, ...] = ("repond",)

    def __init__(self, donnees=None, *, essai):
        super().__init__(donnees, essai=essai)
        self.groupes: dict[str, list[str]] = {}
        self.qui = self.repondent = None
        self.composer(essai.dossier)

    def composer(self, dossier):
        """Its sections, in the order of the page."""
        self.ajouter("Les faits", type(dossier), (*FAITS, *self.essai.page.details), "", dossier)
        if dossier.pk:
            self.nommer(dossier)

    def nommer(self, dossier):
        self.qui = dossier.interesses.first() or Interesse(dossier_id=dossier.pk)
        siens = list(self.qui.representants.all()) if self.qui.pk else []
        self.repondent = [*siens, *(Representant() for _ in REPRESENTANTS)][: len(REPRESENTANTS)]
        self.ajouter("La personne", Interesse, PERSONNE, "personne-", self.qui)
        for rang, repond in zip(REPRESENTANTS, self.repondent, strict=True):
            self.ajouter(
                f"Représentant légal {rang}, pour un mineur", Representant, REPRESENTANT, f"repond{rang}-", repond
            )

    def demander_le_constat(self, groupe):
        """What shows the facts, joined while one writes them; once it is there, it is not asked again."""
        if self.essai.dossier.pk and not self.essai.dossier.pieces.constats().exists():
            champ = FichierField(label="Le procès-verbal ou le rapport lui-même", help_text=CONSTAT_LU)
            self.poser(groupe, {FICHIER: champ})

    def ajouter(self, groupe, modele, champs, prefixe, instance):
        neufs = fields_for_model(modele, champs)
        self.initial |= {f"{prefixe}{nom}": dit for nom, dit in model_to_dict(instance, neufs).items()}
        self.poser(groupe, {f"{prefixe}{nom}": champ for nom, champ in neufs.items()})

    def poser(self, groupe, champs):
        """Nothing is compulsory here: what an act needs, that act asks for."""
        for nom, champ in champs.items():
            champ.required = False
            self.fields[nom] = champ
        self.groupes.setdefault(groupe, []).extend(champs)

    def sections(self):
        """As the page shows them: a title, its fields, and whether they wait in a fold."""
        groupes = ((titre, [self[nom] for nom in noms]) for titre, noms in self.groupes.items())
        return [(titre, champs, self.replie(champs)) for titre, champs in groupes]

    def replie(self, champs) -> bool:
        """What few cases need, while nothing is written there."""
        rempli = any(champ.value() or champ.errors for champ in champs)
        return champs[0].name.startswith(self.repliables) and not rempli

    def ecrire(self, objet, prefixe, champs) -> bool:
        """Was anything written there?"""
        dits = {champ: self.cleaned_data[f"{prefixe}{champ}"] for champ in champs if f"{prefixe}{champ}" in self.fields}
        for champ, dit in dits.items():
            setattr(objet, champ, dit)
        return any(dits.values())

    def clean(self):
        """Neither facts nor a birth are to come, and one is born before them."""
        dits = super().clean()
        faits, naissance = dits.get("faits_le"), dits.get("personne-ne_le")
        if faits and faits > self.essai.instant:
            self.add_error("faits_le", "Cette date est à venir.")
        if naissance and naissance > self.essai.ou.jour(faits or self.essai.instant):
            self.add_error("personne-ne_le", "Cette naissance suit les faits, ou est à venir.")
        if self.versees:
            admettre(self.essai.dossier, self.versees)
            if "constat" in self.fields and not dits.get("constat"):
                self.add_error("constat", "Dites si ce que vous joignez est un procès-verbal ou un rapport.")
        return dits

    def references(self):
        return {"champs": sorted(self.changed_data)}

    def propos(self):
        return {}


def completer(essai):
    """The case, its person, who answers for them; and the words by which it is found."""
    formulaire, dossier = essai.formulaire, essai.dossier
    champs = (*FAITS, *essai.page.details)
    formulaire.ecrire(dossier, "", champs)
    dossier.save(update_fields=champs)
    nature = formulaire.cleaned_data.get("constat") or Nature.PV
    rediger(essai, formulaire.versees, nature=nature, niveau=Niveau.GENERAL)
    _nommer(formulaire)
    MotCle.objects.indexer(dossier)


def _nommer(formulaire):
    """Whoever is known, the child or who answers for it; a person of whom nothing is left is nobody."""
    connue = formulaire.ecrire(formulaire.qui, "personne-", PERSONNE)
    suite = zip(REPRESENTANTS, formulaire.repondent, strict=True)
    repondent = [(repond, formulaire.ecrire(repond, f"repond{rang}-", REPRESENTANT)) for rang, repond in suite]
    if connue or any(dit for _, dit in repondent):
        formulaire.qui.save()
        tenir(repondent, interesse=formulaire.qui)
    elif formulaire.qui.pk:
        formulaire.qui.delete()


def tenir(lignes, **lien):
    """The rows that hang on what is written: kept, or gone where nothing is left of them."""
    for ligne, dit in lignes:
        for nom, objet in lien.items():
            setattr(ligne, nom, objet)
        if dit:
            ligne.save()
        elif ligne.pk:
            ligne.delete()
