"""What a list costs among very many cases: a page against its own query alone, and against a ListView that counts and skips.

A hundred thousand cases, then a million where the base is the one of a production; or as many as DOSSIERS says, `DOSSIERS=20000
outils/essayer.py --mesures -m mesure -s tests/mesures/test_listes.py`. Each world is written once, as `manage.py peupler` writes
it, and emptied at the end: of a million, in most of an hour.
"""

import os
import time
import tracemalloc
from statistics import median
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Count, Prefetch, Q
from django.template import engines
from django.test import RequestFactory
from django.utils import timezone
from django.views.generic import ListView

from annuaire.models import Habilitation
from annuaire.models.habilitations import Role
from config.peuplement import peupler
from procedure import declencheurs
from procedure.listes import rangees
from procedure.listes.classeur import classeur
from procedure.listes.filtres import FiltresForm, adresse
from procedure.listes.liste import PAR_PAGE, Selection
from procedure.listes.views import dossiers as notre_vue
from procedure.models import Dossier, Echeance, Interesse, Recherche
from tests.mesures.alternance import dire

pytestmark = [pytest.mark.mesure, pytest.mark.django_db]
EN_PRODUCTION = connection.vendor == "postgresql"
TAILLES = os.environ.get("DOSSIERS", "100000 1000000" if EN_PRODUCTION else "100000").split()
TOURS = 15
# The same page, in the same frame, with the same filters and columns, as one writes it first.
NAIVE = """{% extends "base.html" %}{% load crispy_forms_tags %}{% block contenu %}{% for champ in form %}{{ champ|as_crispy_field }}
{% endfor %}<table>{% for dossier in object_list %}<tr>
<td><a href="{% url 'procedure:dossier' dossier.jeton %}">{{ dossier.numero }}</a></td><td>{{ dossier.titre }}</td>
<td>{% for qui in dossier.interesses.all %}{{ qui.nom_complet }} {% endfor %}</td><td>{{ dossier.commune.nom }}</td>
<td>{{ dossier.etat }}</td><td>{% for vive in dossier.vives %}{{ vive.limite|date:"j F Y" }}{% endfor %}</td>
<td>{{ dossier.ouvert_le|date:"j F Y" }}</td></tr>{% endfor %}</table>{{ page_obj.number }} / {{ paginator.num_pages }}{% endblock %}"""
CADRE = """{% extends "base.html" %}"""
VIVES = Prefetch("echeances", Echeance.objects.vives().order_by("limite"), to_attr="vives")


class Naive(ListView):
    """As the tutorials have it: all is counted, what comes before is skipped, a name is looked for inside another."""

    paginate_by = PAR_PAGE

    def get_queryset(self):
        visibles = Dossier.objects.visibles_par(self.request.user).order_by("-ouvert_le", "-pk")
        if nom := self.request.GET.get("nom"):
            visibles = visibles.filter(
                Q(interesses__nom__icontains=nom) | Q(interesses__prenoms__icontains=nom)
            ).distinct()
        return visibles.select_related("commune").prefetch_related("interesses", VIVES)

    def render_to_response(self, contexte):
        contexte["form"] = FiltresForm({}, tenues=self.request.habilitations)
        return engines["django"].from_string(NAIVE).render(contexte, self.request)


@pytest.fixture(scope="module", params=TAILLES)
def monde(request, django_db_setup, django_db_blocker):
    """How many cases there are."""
    with django_db_blocker.unblock():
        peupler(int(request.param), copistes=os.cpu_count() if EN_PRODUCTION else 1)
        with connection.cursor() as curseur:
            curseur.execute("ANALYZE")
        yield f"{int(request.param)} dossiers"
        declencheurs.lever()
        call_command("flush", verbosity=0, interactive=False)
        declencheurs.poser()


@pytest.fixture
def lecteurs(monde):
    """The office that sees most on each side."""

    def de(role, lien):
        plein = Dossier.objects.values(lien).annotate(n=Count("pk")).order_by("-n").first()
        return Habilitation.objects.get(institution=plein[lien], role=role, competence="").personne

    return {"agent": de(Role.AGENT, "commune"), "magistrat": de(Role.MAGISTRAT, "parquet")}


def demander(personne, **dit):
    request = RequestFactory().get("/dossiers/", dit)
    request.user, request.session = personne, {}
    request.habilitations = personne.habilitations.tenues(timezone.now())
    request._messages = []
    request.resolver_match = SimpleNamespace(view_name="procedure:dossiers")
    return request


def page(personne, **dit):
    return notre_vue(demander(personne, **dit))


def naive(personne, **dit):
    return Naive.as_view()(demander(personne, **dit))


def cadre(personne):
    """What any page of theirs costs before it shows anything."""
    return engines["django"].from_string(CADRE).render({}, demander(personne))


def selection(personne, cherche="", **choix):
    instant = timezone.now()
    tenues = personne.habilitations.tenues(instant)
    return Selection(personne, tenues, instant, FiltresForm(choix, tenues=tenues).choix, cherche)


def brute(choisie, apres=None):
    """The main query as the page asks it, and nothing made of its rows."""
    requetes = [requete.query.sql_with_params() for requete in choisie.requetes(apres, PAR_PAGE + 1)]

    def lire():
        with connection.cursor() as curseur:
            for sql, params in requetes:
                curseur.execute(sql, params)
                curseur.fetchall()

    return lire


def comparer(*faire):
    """In turn, so that what the machine does besides weighs on all: the times of each."""
    for un in faire:
        un()
    temps = [[] for _ in faire]
    for _ in range(TOURS):
        for siens, un in zip(temps, faire, strict=True):
            debut = time.perf_counter()
            un()
            siens.append(time.perf_counter() - debut)
    return temps


def rapports(haut, bas):
    return [a / b for a, b in zip(haut, bas, strict=True)]


def fond(personne):
    """Two thirds of the way down: where a page of ours begins, and its number where pages are counted."""
    pks = Dossier.objects.visibles_par(personne).order_by("-ouvert_le", "-pk")
    rang = pks.count() * 2 // 3 // PAR_PAGE
    dernier = pks[rang * PAR_PAGE - 1]
    return (dernier.ouvert_le, dernier.pk), rang + 1


@pytest.mark.parametrize("qui", ["agent", "magistrat"])
def test_une_page(monde, lecteurs, chiffre, qui):
    lui = lecteurs[qui]
    vus, choisie = Dossier.objects.visibles_par(lui).count(), selection(lui)
    repere, rang = fond(lui)
    loin = f"{repere[0].isoformat()}~{repere[1]}"
    premiere, seule, leur, vide, profonde, seule_au_fond, leur_fond = comparer(
        lambda: page(lui), brute(choisie), lambda: naive(lui), lambda: cadre(lui),
        lambda: page(lui, apres=loin), brute(choisie, repere), lambda: naive(lui, page=rang),
    )  # fmt: skip
    ici = f"{monde}, {qui} qui en voit {vus}"
    chiffre(
        f"{ici}, première page : {median(premiere) * 1000:.1f} ms ; / sa requête seule {dire(rapports(premiere, seule))} ;"
        f" / ListView {dire(rapports(premiere, leur))} ; une page vide du même cadre / la même requête {dire(rapports(vide, seule))}"
    )
    chiffre(
        f"{ici}, page {rang} : / la première {dire(rapports(profonde, premiere))} ;"
        f" / sa requête seule {dire(rapports(profonde, seule_au_fond))} ; / ListView {dire(rapports(profonde, leur_fond))}"
    )


@pytest.mark.parametrize("qui", ["agent", "magistrat"])
@pytest.mark.parametrize("sorte", ["un nom", "un demi-nom et un prénom"])
def test_une_recherche(monde, lecteurs, chiffre, qui, sorte):
    lui = lecteurs[qui]
    interesse = Interesse.objects.filter(dossier__in=Dossier.objects.visibles_par(lui)).order_by("pk").first()
    texte = interesse.nom if sorte == "un nom" else f"{interesse.nom[:4]} {interesse.prenoms}"
    jeton = Recherche.objects.faire(lui, texte).jeton
    nom = interesse.nom if sorte == "un nom" else interesse.nom[:4]
    choisie = selection(lui, texte)
    trouvee, seule, leur = comparer(lambda: page(lui, recherche=jeton), brute(choisie), lambda: naive(lui, nom=nom))
    icontains = par_icontains(lui, nom)
    mots, dedans = comparer(brute(choisie), icontains)
    chiffre(
        f"{monde}, {qui}, recherche d’{sorte} : requête / icontains {dire(rapports(mots, dedans))} ;"
        f" page entière / ListView qui cherche par icontains {dire(rapports(trouvee, leur))} ;"
        f" page entière / sa requête seule {dire(rapports(trouvee, seule))}"
    )


def par_icontains(lui, nom):
    """The main query of the other way, alone too: the page, and its count, without which it has no number."""
    requete = demander(lui, nom=nom)
    vue = Naive(request=requete)
    return lambda: (vue.get_queryset().values_list("pk", flat=True).count(), list(vue.get_queryset()[:PAR_PAGE]))


@pytest.mark.parametrize(
    "choix", [{"tour": "moi"}, {"echeance": "court"}, {"etat": "avis_demande"}, {"tour": "en_cours"}]
)
def test_un_filtre(monde, lecteurs, chiffre, choix):
    lui = lecteurs["magistrat"]
    filtree, entiere = comparer(lambda: page(lui, **choix), lambda: page(lui))
    chiffre(f"{monde}, magistrat, {adresse(choix)} : / la première page sans filtre {dire(rapports(filtree, entiere))}")


def test_la_memoire_d_un_export(monde, lecteurs, chiffre):
    """Its highest, for few cases and for many."""
    agent, magistrat = (selection(lecteurs[qui]) for qui in ("agent", "magistrat"))
    au_plus(agent)  # what is loaded once
    peu, beaucoup = au_plus(agent), au_plus(magistrat)
    chiffre(
        f"{monde}, mémoire d’un export, au plus : {peu:.1f} Mio pour {agent.total()} lignes, {beaucoup:.1f} pour {magistrat.total()}"
    )


def au_plus(choisie) -> float:
    tracemalloc.start()
    for _ in classeur(rangees.TITRES, rangees.rangees(choisie, choisie.total())):
        """Each piece leaves as it comes."""
    haut = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return haut / 2**20
