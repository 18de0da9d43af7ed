"""Run the suite on SQLite, then on PostgreSQL, with a Redis where a test needs one; say plainly what could not run.

With --epreuves: the great matrices whole, and their figures in docs/epreuves.md. With --mesures: the speeds, in docs/mesures.md.
Other words go to pytest.
"""

import json
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import NamedTuple

from moteurs import postgresql, redis

RACINE = Path(__file__).resolve().parent.parent
SUITE = ["-n", "2", "--dist", "loadfile"]
# Few and long, and those that kill mostly wait: three at a time for two cores, and who has finished takes what still waits.
EPREUVES = ["-m", "epreuve", "-n", "3", "--dist", "worksteal"]
# One at a time: two would measure each other.
MESURES = ["-m", "mesure", "-s"]


class Carnet(NamedTuple):
    """Figures to be noted: what is played for them, and the page that keeps them."""

    page: Path
    mots: list
    environnement: dict
    titre: str
    commande: str

    def noter(self, chiffres, charge):
        """With the day, and what else the machine did: a speed read without it says little."""
        lues = [json.loads(ligne) for ligne in Path(chiffres.name).read_text().splitlines()]
        lignes = sorted(lues, key=lambda ligne: (ligne["essai"], ligne["chiffre"], ligne["moteur"]))
        tableau = "\n".join(f"| `{ligne['essai']}` | {ligne['moteur']} | {ligne['chiffre']} |" for ligne in lignes)
        self.page.write_text(
            f"# {self.titre}\n\n{self.commande}, le {date.today():%d/%m/%Y}. "
            f"Charge de la machine : {charge} au début, {_charge()} à la fin, pour {os.cpu_count()} cœurs.\n\n"
            f"| {self.titre.lower()} | moteur | chiffre |\n|---|---|---|\n{tableau}\n"
        )


CARNETS = {
    "--epreuves": Carnet(
        RACINE / "docs/epreuves.md",
        EPREUVES,
        {"EPREUVES": "1"},
        "Épreuves",
        "Les chiffres entiers, par `make epreuves`",
    ),
    "--mesures": Carnet(
        RACINE / "docs/mesures.md",
        MESURES,
        {},
        "Mesures",
        "Les vitesses, en rapports mesurés dans une même exécution, par `make bench`",
    ),
}


def main(mots):
    carnet = next((CARNETS[mot] for mot in mots if mot in CARNETS), None)
    reste = [mot for mot in mots if mot not in CARNETS] or (carnet.mots if carnet else SUITE)
    with tempfile.NamedTemporaryFile("w+", suffix=".jsonl") as chiffres, postgresql() as base, redis() as file:
        commun = {"CHIFFRES": chiffres.name} | carnet.environnement if carnet else {}
        if file[0]:
            commun["REDIS_DES_ESSAIS"] = file[0]
        charge, bilan = _charge(), [_passe("SQLite", commun, reste)]
        if base[0]:
            bilan.append(_passe(f"PostgreSQL, {base[1]}", commun | {"DATABASE_URL": base[0]}, reste))
        if carnet and not any(code for _, code in bilan):
            carnet.noter(chiffres, charge)
    return _conclure(bilan, {"PostgreSQL": base, "Redis": file})


def _passe(moteur, environnement, mots):
    print(f"\n═══ {moteur} ═══", flush=True)
    propre = {nom: valeur for nom, valeur in os.environ.items() if nom != "DATABASE_URL"}
    commande = [sys.executable, "-m", "pytest", "-rs", *mots]
    return moteur, subprocess.run(commande, cwd=RACINE, env=propre | environnement | {"MOTEUR": moteur}).returncode


def _conclure(bilan, services):
    print("\n═══ Bilan ═══")
    for moteur, code in bilan:
        print(f"{moteur} : {'réussi' if code == 0 else f'échoué ({code})'}")
    manques = [f"{service} : {raison}" for service, (adresse, raison) in services.items() if not adresse]
    for manque in manques:
        print(f"NON JOUÉ – {manque}")
    rate = any(code for _, code in bilan) or (manques and "CI" in os.environ)
    return 1 if rate else 0


def _charge():
    return f"{os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
