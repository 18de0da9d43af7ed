"""What a list is asked, as codes in its address: nothing that names anybody."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.utils.choices import flatten_choices
from django.utils.text import capfirst

from annuaire.models import Institution
from annuaire.models.institutions import Nature
from procedure.ecrans.marques import PROCHE
from procedure.ecrans.tours import attendus
from procedure.models import Echeance
from procedure.page import procedures

INCONNU = {"invalid_choice": "Ce choix n’existe pas : il est laissé de côté."}
TERMES = {"court": ("Délai en cours", None), "semaine": ("Sous sept jours", timedelta(days=7))}
TERMES |= {"proche": ("Sous trois jours", PROCHE), "depassee": ("Dépassée", timedelta(0))}


class FiltresForm(forms.Form):
    """What it is about, where it stands, where, whose move, until when."""

    procedure = forms.ChoiceField(label="Procédure", required=False)
    etat = forms.ChoiceField(label="État", required=False)
    commune = forms.ModelChoiceField(Institution.objects.none(), label="Commune", required=False, empty_label="Toutes")
    tour = forms.ChoiceField(
        label="En attente",
        required=False,
        choices=[("", "Peu importe de qui"), ("moi", "De moi"), ("en_cours", "De quelqu’un : en cours")],
    )
    echeance = forms.ChoiceField(
        label="Échéance", required=False, choices=[("", "Toutes"), *((code, dit) for code, (dit, _) in TERMES.items())]
    )

    use_required_attribute = False

    def __init__(self, donnees, *, tenues):
        super().__init__(donnees)
        pages = procedures().values()
        self.fields["procedure"].choices = [("", "Toutes"), *((page.nom, _genre(page)) for page in pages)]
        self.fields["etat"].choices = [("", "Tous"), *_etats(pages)]
        chez = [tenue.institution for tenue in tenues if tenue.institution]  # who runs the platform has none
        self.parquets = [institution.pk for institution in chez if institution.nature == Nature.PARQUET]
        communes = Institution.objects.filter(parquet__in=self.parquets).order_by("nom")
        self.fields["commune"].queryset = communes
        self.fields["commune"].choices = lambda: [("", "Toutes"), *communes.values_list("pk", "nom")]
        for champ in self.fields.values():
            champ.error_messages |= INCONNU

    @property
    def offerts(self) -> list[forms.BoundField]:
        """Where there is something to choose, or to mend: of communes, only a parquet has several."""
        return [champ for champ in self if champ.name != "commune" or self.parquets or champ.errors]

    @property
    def choix(self) -> dict[str, Any]:
        """Those that can be read. What cannot is said beside its field, and takes nothing else with it."""
        self.is_valid()
        return {champ: self.cleaned_data.get(champ) or "" for champ in self.fields}

    @property
    def dits(self) -> list[tuple[str, str]]:
        """The same choices, in words."""
        choisis = ((self[champ], valeur) for champ, valeur in self.choix.items() if valeur)
        return [(str(champ.label), _dit(champ.field, valeur)) for champ, valeur in choisis]


def _etats(pages) -> list[tuple]:
    """Those where any case may stand first; then each procedure's own, under its name."""
    dits: dict[str, list] = {}
    for page in pages:
        for etat in page.etats:
            dits.setdefault(str(etat), []).append(etat.label)
    communs = [(code, " ou ".join(dict.fromkeys(noms))) for code, noms in dits.items() if len(noms) > 1]
    siens = [(_genre(page), [(str(e), e.label) for e in page.etats if len(dits[str(e)]) == 1]) for page in pages]
    return [*communs, *siens]


def _genre(page) -> str:
    return capfirst(str(page.modele._meta.verbose_name_plural))


def _dit(champ, valeur) -> str:
    return str(dict(flatten_choices(champ.choices))[valeur] if isinstance(valeur, str) else valeur)


def voulus(choix, tenues, instant) -> Q:
    """The cases that answer to these choices."""
    egaux = {champ: choix[champ] for champ in ("procedure", "etat", "commune") if choix[champ]}
    voulus = Q(**egaux)
    if choix["tour"]:
        voulus &= attendus(tenues, instant) if choix["tour"] == "moi" else _vivants()
    if choix["echeance"]:
        voulus &= Q(pk__in=_courants(TERMES[choix["echeance"]][1], instant).values("dossier"))
    return voulus


def _vivants() -> Q:
    """By the states where they are: an index knows those, and not where a case is not."""
    vivants = Q(pk__in=[])
    for page in procedures().values():
        vivants |= Q(procedure=page.nom, etat__in=[etat for etat in page.etats if etat not in page.finals])
    return vivants


def _courants(dans, instant):
    """The terms that run, and end within that time."""
    vives = Echeance.objects.vives().filter(limite__isnull=False)
    return vives if dans is None else vives.filter(limite__lte=instant + dans)


def adresse(choix: dict[str, Any], **suite) -> str:
    """The same choices, as codes."""
    codes = {nom: getattr(valeur, "pk", valeur) for nom, valeur in (choix | suite).items() if valeur}
    return urlencode(codes)
