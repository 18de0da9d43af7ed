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
# One more than there are cores: many wait for a process, a browser, a clock.
SUITE = ["-n", str((os.cpu_count() or 2) + 1), "--dist", "loadfile"]
# Few and long: who has finished takes what still waits.
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
        """With the day, the code and what else the machine did. What was not played again keeps the line it had."""
        ou = f"{date.today():%d/%m/%Y}, {_code()}, charge {charge} à {_charge()}"
        lues = [json.loads(ligne) for ligne in Path(chiffres.name).read_text().splitlines()]
        neuves = [f"| `{ligne['essai']}` | {ligne['moteur']} | {ligne['chiffre']} | {ou} |" for ligne in lues]
        rejoues = tuple({f"| `{ligne['essai']}` | {ligne['moteur']} |" for ligne in lues})
        gardees = [ligne for ligne in self._lignes() if not ligne.startswith(rejoues)]
        tableau = "\n".join(sorted([*gardees, *neuves]))
        self.page.write_text(
            f"# {self.titre}\n\n{self.commande}, sur {os.cpu_count()} cœurs. La charge de la machine est dite : elle pèse.\n\n"
            f"| {self.titre.lower()} | moteur | chiffre | joué |\n|---|---|---|---|\n{tableau}\n"
        )

    def _lignes(self):
        return [ligne for ligne in self.page.read_text().splitlines() if ligne.startswith("| `tests/")]


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


def _code():
    """Which version of the program: its commit, and whether something was changed since."""
    decrit = ["git", "describe", "--always", "--dirty=, modifié"]
    return subprocess.run(decrit, cwd=RACINE, capture_output=True, text=True).stdout.strip() or "code inconnu"


def _charge():
    return f"{os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
