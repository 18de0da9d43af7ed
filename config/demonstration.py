"""The demonstration: two communes of one parquet under different conventions, one of another parquet under none.

Everybody here is invented.
"""

from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from annuaire.conventions import CHAMBERY, DOLE, signer
from annuaire.ecriture import ecrire
from annuaire.models import Habilitation, Institution, Personne
from annuaire.models.habilitations import Competence, Qualite, Role
from annuaire.models.institutions import Nature

MOT_DE_PASSE = "demonstration"
DEPUIS = date(2026, 4, 2)

# Who, in which institution, as what. The first of each role is the account shown at start.
COMPTES = (
    ("Nadia", "Perrin", "sainte-aure", Role.AGENT, {}),
    (
        "Hélène",
        "Vasseur",
        "sainte-aure",
        Role.ELU,
        {"qualite": Qualite.ADJOINT, "arrete_numero": "2026-118", "arrete_date": DEPUIS},
    ),
    ("Marc", "Estève", "sainte-aure", Role.ELU, {"qualite": Qualite.MAIRE}),
    ("Samir", "Lahaye", "sainte-aure", Role.COORDONNATEUR, {}),
    ("Odile", "Renart", "sainte-aure", Role.ADMINISTRATEUR, {}),
    ("Claire", "Aubry", "valmont", Role.MAGISTRAT, {}),
    ("Sophie", "Morel", "valmont", Role.MAGISTRAT, {"competence": Competence.MINEURS}),
    ("Martine", "Duvernay", "valmont", Role.SECRETARIAT, {}),
    ("Léo", "Tessier", "valmont", Role.JURISTE, {}),
    ("Paul", "Anselme", "valmont", Role.DELEGUE, {}),
    ("Yann", "Kermadec", "bourg-royal", Role.AGENT, {}),
    ("Inès", "Barrault", "bourg-royal", Role.ELU, {"qualite": Qualite.MAIRE}),
    ("Jeanne", "Lefort", "bourg-royal", Role.MEMBRE, {}),
    ("Tom", "Gasnier", "port-clair", Role.AGENT, {}),
    ("Rose", "Caradec", "port-clair", Role.ELU, {"qualite": Qualite.MAIRE}),
    ("Alain", "Pradel", "estran", Role.MAGISTRAT, {}),
    ("Denise", "Corbin", "elus-de-valmont", Role.REPRESENTANT, {}),
    ("Julie", "Marchal", None, Role.EXPLOITANT, {}),
)


@transaction.atomic
def installer():
    """Write the demonstration once; where there is already somebody, change nothing."""
    if Personne.objects.exists():
        return
    institutions = _institutions()
    valmont = institutions["valmont"]
    signer(CHAMBERY, valmont, [institutions["sainte-aure"]], date(2024, 2, 6))
    signer(DOLE, valmont, [institutions["bourg-royal"]], date(2021, 12, 16))
    mot_de_passe = make_password(MOT_DE_PASSE)
    for prenom, nom, lieu, role, suite in COMPTES:
        email = f"{_adresse(prenom)}.{_adresse(nom)}@{lieu or 'trait-d-union'}.example"
        personne = Personne.objects.create(email=email, prenom=prenom, nom=nom, password=mot_de_passe)
        ecrire(Habilitation(personne=personne, institution=institutions.get(lieu), role=role, debut=DEPUIS, **suite))


def comptes():
    """One account per role, in the order of the roles: what is shown at start."""
    montres = {}
    for habilitation in Habilitation.objects.select_related("personne", "institution").order_by("pk"):
        montres.setdefault(habilitation.role, habilitation)
    return [montres[role] for role in Role.values if role in montres]


def _institutions():
    valmont = _institution(Nature.PARQUET, "Parquet de Valmont", "TJ-VALMONT")
    estran = _institution(Nature.PARQUET, "Parquet de l’Estran", "TJ-ESTRAN")
    return {
        "valmont": valmont,
        "estran": estran,
        "sainte-aure": _institution(Nature.COMMUNE, "Sainte-Aure", "73901", parquet=valmont),
        "bourg-royal": _institution(Nature.COMMUNE, "Bourg-Royal", "73902", parquet=valmont),
        "port-clair": _institution(Nature.COMMUNE, "Port-Clair", "17901", parquet=estran),
        "val-d-aure": _institution(Nature.EPCI, "Communauté de communes du Val d’Aure", "200000901", parquet=valmont),
        "elus-de-valmont": _institution(Nature.ASSOCIATION, "Association des élus de Valmont", "W739000001"),
    }


def _institution(nature, nom, code, **suite):
    return ecrire(Institution(nature=nature, nom=nom, code=code, **suite))


def _adresse(nom):
    return nom.lower().translate(str.maketrans("éèëê", "eeee"))
