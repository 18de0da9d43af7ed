"""Run the suite on SQLite, then on PostgreSQL, with a Redis where a test needs one; say plainly what could not run.

With --epreuves: the great matrices whole, and their figures in docs/epreuves.md. Other words go to pytest.
"""

import json
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from moteurs import postgresql, redis

RACINE = Path(__file__).resolve().parent.parent
CARNET = RACINE / "docs" / "epreuves.md"
SUITE = ["-n", "2", "--dist", "loadfile"]
# Few and long, and those that kill mostly wait: three at a time for two cores, and who has finished takes what still waits.
EPREUVES = ["-m", "epreuve", "-n", "3", "--dist", "worksteal"]


def main(mots):
    entier = "--epreuves" in mots
    reste = [mot for mot in mots if mot != "--epreuves"] or (EPREUVES if entier else SUITE)
    with tempfile.NamedTemporaryFile("w+", suffix=".jsonl") as chiffres, postgresql() as base, redis() as file:
        commun = {"CHIFFRES": chiffres.name, "EPREUVES": "1"} if entier else {}
        if file[0]:
            commun["REDIS_DES_ESSAIS"] = file[0]
        bilan = [_passe("SQLite", commun, reste)]
        if base[0]:
            bilan.append(_passe(f"PostgreSQL, {base[1]}", commun | {"DATABASE_URL": base[0]}, reste))
        if entier and not any(code for _, code in bilan):
            _noter(chiffres)
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


def _noter(chiffres):
    lues = [json.loads(ligne) for ligne in Path(chiffres.name).read_text().splitlines()]
    lignes = sorted(lues, key=lambda ligne: (ligne["essai"], ligne["chiffre"], ligne["moteur"]))
    tableau = "\n".join(f"| `{ligne['essai']}` | {ligne['moteur']} | {ligne['chiffre']} |" for ligne in lignes)
    CARNET.write_text(
        f"# Épreuves\n\nLes chiffres entiers, par `make epreuves`, le {date.today():%d/%m/%Y}.\n\n"
        f"| épreuve | moteur | chiffre |\n|---|---|---|\n{tableau}\n"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
