"""Parquets, communes, accounts and conventions of a populated world: enough for its cases, none of them real."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cached_property
from itertools import cycle, islice, product
from random import Random

from django.conf import settings
from django.contrib.auth.hashers import make_password

from annuaire.conventions import CHAMBERY, DOLE, signer
from annuaire.models import Adhesion, Convention, EnTete, Habilitation, Institution, Personne
from annuaire.models.habilitations import Competence, Qualite, Role
from annuaire.models.institutions import Nature
from annuaire.textes import simplifier
from config.demonstration import MOT_DE_PASSE
from config.demonstration.lieux import PROCUREURE
from config.demonstration.temps import dresser_les_listes
from config.peuplement.noms import NOMS, PRENOMS, QUEUES, SUITES, TETES

AUCUNE = ""
GENRES = (CHAMBERY.nom, CHAMBERY.nom, DOLE.nom, AUCUNE)
MODELES = (CHAMBERY, DOLE)
PAR_PARQUET = 60
# Metropolitan, so that one clock serves all; without the local holidays of Alsace and Moselle, and the demonstration's own.
DEPARTEMENTS = [f"{n:02}" for n in range(1, 96) if n not in (17, 20, 57, 67, 68, 73)]
CODES = [f"{departement}{n}" for n in range(900, 1000) for departement in DEPARTEMENTS]
OFFICES = {
    Nature.COMMUNE: {"agent": (Role.AGENT, "", ""), "elu": (Role.ELU, Qualite.MAIRE, "")},
    Nature.PARQUET: {
        "magistrat": (Role.MAGISTRAT, "", ""),
        "mineurs": (Role.MAGISTRAT, "", Competence.MINEURS),
        "secretariat": (Role.SECRETARIAT, "", ""),
    },
}


@dataclass
class Lieu:
    """A commune with all that its cases name: who acts there and before whom, and under what. Its luck is its own."""

    commune: Institution
    genre: str
    version: int | None
    tenues: dict[str, Habilitation]
    hasard: Random

    @cached_property
    def textes(self) -> dict[str, str]:
        """What its letters and mails say of it."""
        elu, parquet = self.tenues["elu"].personne, self.commune.parquet
        return {
            "commune": self.commune.nom,
            "mairie": self.commune.en_tete.adresse,
            "signataire": f"{elu.prenom} {elu.nom.upper()}",
            "tribunal": parquet.en_tete.adresse,
            "courriel": parquet.en_tete.courriel,
        }


def fonder(combien, rng, debut) -> list[Lieu]:
    """So many communes: one parquet for sixty, and by turns a convention of each model, or none."""
    parquets, communes = _nommer(combien)
    _en_tetes([*parquets, *communes])
    tenues = _habiliter([*parquets, *communes], rng, debut)
    genres = dict(zip(communes, cycle(GENRES), strict=False))
    versions = _conventions(communes, genres, debut)
    dresser_les_listes(datetime.combine(debut, time(12), UTC))
    _vieillir(parquets, communes, debut)
    return [
        Lieu(c, genres[c], versions.get(c), tenues[c.parquet] | tenues[c], Random(rng.random()))  # noqa: S311 – a world
        for c in communes
    ]


def _nommer(combien):
    pris = set(Institution.objects.values_list("code", flat=True))
    noms = [f"{tete}{queue}{suite}" for suite, tete, queue in product(SUITES, TETES, QUEUES)]
    codes = list(islice((code for code in CODES if code not in pris), combien))
    sieges = zip(reversed(noms), codes[::PAR_PARQUET], strict=False)
    parquets = _institutions(Nature.PARQUET, [(f"Parquet de {nom}", f"TJ-{code}") for nom, code in sieges])
    return parquets, _institutions(Nature.COMMUNE, zip(noms, codes, strict=False), parquets)


def _institutions(nature, noms, parquets=()):
    neuves = [Institution(nature=nature, nom=nom, code=code, cherche=simplifier(f"{nom} {code}")) for nom, code in noms]
    for rang, commune in enumerate(neuves if parquets else ()):
        commune.parquet = parquets[rang // PAR_PARQUET]
    return Institution.objects.bulk_create(neuves)


def _en_tetes(institutions):
    for lieu in institutions:
        lieu.en_tete = EnTete(
            institution=lieu, nom=lieu.nom, lieu=lieu.nom, adresse=f"{lieu.code} {lieu.nom}, place Neuve"
        )
        if lieu.nature == Nature.PARQUET:
            lieu.en_tete.appel, lieu.en_tete.courriel = PROCUREURE, f"{lieu.code.lower()}@monde.example"
    EnTete.objects.bulk_create(lieu.en_tete for lieu in institutions)


def _habiliter(institutions, rng, debut) -> dict:
    """One account an office; only a demonstration's can be entered."""
    mot = make_password(MOT_DE_PASSE if settings.DEMONSTRATION else None)
    tenues = {lieu: {cle: _tenue(lieu, cle, debut, rng, mot) for cle in OFFICES[lieu.nature]} for lieu in institutions}
    toutes = [tenue for siennes in tenues.values() for tenue in siennes.values()]
    Personne.objects.bulk_create(tenue.personne for tenue in toutes)
    for tenue in toutes:
        tenue.personne = tenue.personne  # its key is known now
    Habilitation.objects.bulk_create(toutes)
    return tenues


def _tenue(lieu, cle, debut, rng, mot):
    role, qualite, competence = OFFICES[lieu.nature][cle]
    email = f"{cle}.{lieu.code.lower()}@monde.example"
    personne = Personne(email=email, prenom=rng.choice(PRENOMS), nom=rng.choice(NOMS), password=mot)
    ici = {"institution": lieu, "role": role, "qualite": qualite, "competence": competence, "debut": debut}
    return Habilitation(personne=personne, **ici)


def _conventions(communes, genres, le) -> dict:
    """In each parquet, those of one model have signed together."""
    versions = {}
    for parquet, modele in product({c.parquet: None for c in communes}, MODELES):
        signataires = [c for c in communes if c.parquet == parquet and genres[c] == modele.nom]
        if signataires:
            convention = signer(modele, parquet, signataires, le)
            versions |= dict.fromkeys(signataires, convention.versions.get().pk)
    return versions


def _vieillir(parquets, communes, debut):
    """All this was there long ago: the clock has nothing to count anew for it."""
    les_notres = (
        Institution.objects.filter(pk__in=[lieu.pk for lieu in (*parquets, *communes)]),
        Convention.objects.filter(parquet__in=parquets),
        Adhesion.objects.filter(commune__in=communes),
        Habilitation.objects.filter(institution__in=[*parquets, *communes]),
    )
    for lignes in les_notres:
        lignes.update(modifiee_le=datetime.combine(debut, time(), UTC))
