"""Has anything of the journal been rewritten? Run it as often as one likes; give it the seals that were kept outside."""

from itertools import chain
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from procedure.declencheurs import manquants
from procedure.journal import verifier
from procedure.relecture import relire_les_lettres
from procedure.sceaux import verifier_les_sceaux, verifier_sceau


class Command(BaseCommand):
    help = "Vérifie chaque maillon du journal, les sceaux gardés ici, et ceux qu’on lui donne."

    def add_arguments(self, parser):
        parser.add_argument("sceaux", nargs="*", type=Path, help="sceaux reçus par courriel")
        parser.add_argument("--lettres", action="store_true", help="refait aussi chaque PDF d’après son texte")

    def handle(self, *args, sceaux, lettres, **options):
        donnes = (verifier_sceau(sceau.read_text("utf-8-sig", errors="replace")) for sceau in sceaux)
        declencheurs = (f"le déclencheur {nom} manque" for nom in sorted(manquants()))
        combien = 0
        relues = relire_les_lettres() if lettres else ()
        for faute in chain(declencheurs, verifier(), verifier_les_sceaux(), *donnes, relues):
            self.stderr.write(str(faute))
            combien += 1
        if combien:
            raise CommandError(f"Le journal ne tient pas : anomalies, {combien}.")
        self.stdout.write("Le journal est entier.")
