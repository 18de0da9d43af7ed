from django.core.management import BaseCommand, CommandError

from config.reglages import RACINE, REGLAGES

DOCUMENT = RACINE / "docs" / "reglages.md"
ENTETE = """# Réglages

Produit par `manage.py decrire_reglages` d’après `config/reglages.py` ; chacun est une variable d’environnement.

| réglage | sert à | par défaut |
|---|---|---|
"""


class Command(BaseCommand):
    help = "Écrit docs/reglages.md ; avec --verifier, dit seulement s’il est à jour."

    def add_arguments(self, parser):
        parser.add_argument("--verifier", action="store_true")

    def handle(self, *args, verifier, **options):
        texte = ENTETE + "".join(f"| `{r.nom}` | {r.sens} | {_defaut(r)} |\n" for r in REGLAGES)
        if not verifier:
            DOCUMENT.write_text(texte)
        elif DOCUMENT.read_text() != texte:
            raise CommandError("docs/reglages.md n’est plus à jour : lancez « manage.py decrire_reglages ».")


def _defaut(reglage):
    if reglage.nom == "DONNEES":
        return "`var`"
    if reglage.type is bool:
        return "oui" if reglage.defaut else "non"
    valeur = ",".join(reglage.defaut) if reglage.type is list else str(reglage.defaut)
    return f"`{valeur}`" if valeur else ""
