"""The demonstration: four communes under as many rules, and rappels à l'ordre in every state a person would want to see.

Everybody here is invented.
"""

from datetime import date, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from annuaire.ecriture import ecrire
from annuaire.models import Habilitation, Personne
from annuaire.models.habilitations import Competence, Qualite, Role
from config.demonstration.histoires import raconter
from config.demonstration.inventaire import inventorier
from config.demonstration.lieux import conventions, installer_les_lieux
from config.demonstration.temps import Temps, dresser_les_listes
from config.demonstration.transactions import transiger
from config.demonstration.voisins import rapprocher
from procedure.models import Echeance
from procedure.rappels import acte_de_l_horloge

MOT_DE_PASSE = "demonstration"
DEPUIS = date(2026, 4, 2)
BIENTOT = timedelta(minutes=30)

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
    # Whose delegation is over: named nowhere any more, and not to be chosen for what is held today.
    (
        "Denis",
        "Fabron",
        "sainte-aure",
        Role.ELU,
        {"qualite": Qualite.ADJOINT, "arrete_numero": "2026-041", "arrete_date": DEPUIS, "fin": timedelta(10)},
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
    ("Awa", "Sarr", "roche-vive", Role.AGENT, {}),
    ("Bruno", "Maillard", "roche-vive", Role.ELU, {"qualite": Qualite.MAIRE}),
)


@transaction.atomic
def installer(maintenant=None):
    """Write the demonstration once; where there is already somebody, change nothing."""
    if Personne.objects.exists():
        return
    temps = Temps(maintenant or timezone.now())
    lieux = installer_les_lieux()
    conventions(lieux)
    mot_de_passe, depuis = make_password(MOT_DE_PASSE), min(DEPUIS, temps.debut)
    for prenom, nom, lieu, role, suite in COMPTES:
        email = f"{_adresse(prenom)}.{_adresse(nom)}@{lieu or 'trait-d-union'}.example"
        personne = Personne.objects.create(email=email, prenom=prenom, nom=nom, password=mot_de_passe)
        suite = suite | ({"fin": temps.jour - suite["fin"]} if "fin" in suite else {})
        ecrire(Habilitation(personne=personne, institution=lieux.get(lieu), role=role, debut=depuis, **suite))
    dresser_les_listes(temps.il_y_a(50, "09:00"))
    rapprocher(temps, raconter(temps, lieux))
    inventorier(lieux)
    transiger(temps, lieux)


def comptes():
    """One account per role, in the order of the roles: what is shown at start."""
    montres = {}
    for habilitation in Habilitation.objects.select_related("personne", "institution").order_by("pk"):
        montres.setdefault(habilitation.role, habilitation)
    return [montres[role] for role in Role.values if role in montres]


def a_regarder() -> Echeance | None:
    """The term that silence will end while one watches."""
    proches = Echeance.objects.vives().filter(limite__gt=timezone.now(), limite__lt=timezone.now() + BIENTOT)
    proches = proches.exclude(effet="").select_related("dossier").order_by("limite")
    return next(filter(acte_de_l_horloge, proches), None)


def _adresse(nom):
    return nom.lower().translate(str.maketrans("éèëê", "eeee"))
