"""Notes: what one side writes for itself, never rewritten, and never read by the other."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from annuaire.models.habilitations import Role
from procedure import notes as module
from procedure.journal import verifier
from procedure.models import Message, MotCle, Partage, Propos, Trace
from procedure.models.histoire import TraceQuerySet
from procedure.models.pieces import Niveau
from procedure.moteur import franchir
from procedure.notes import notes
from procedure.refus import Refus
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT

CANARI = "Zorglub le cormoran"
MINUTE = timedelta(minutes=1)
PLUS_TARD = INSTANT + timedelta(hours=1)


@pytest.fixture
def noter():
    def _noter(dossier, personne, texte=CANARI, acte="noter", **choix):
        return franchir(dossier, Page.actes[acte], personne, instant=INSTANT + MINUTE, texte=texte, **choix)

    return _noter


def lues(dossier, personne, instant=PLUS_TARD):
    return [note.texte for note in notes(dossier, personne, instant)]


# --- Written, corrected, withdrawn


def test_une_note_se_lit_avec_son_auteur_et_sa_date(rappel, equipe, noter, client):
    dossier = rappel("avis_demande")
    noter(dossier, equipe.agent, niveau="confidentiel")
    client.force_login(equipe.elu)
    page = client.get(reverse("procedure:dossier", args=[dossier.jeton])).text
    section = page.partition('aria-labelledby="notes"')[2].partition("</section>")[0]
    assert CANARI in section
    assert "Ada Test" in section
    assert "18&nbsp;novembre 2026 à 11" in section
    assert "confidentiel" in section
    assert CANARI not in page.partition('aria-labelledby="histoire"')[2]
    assert "Note écrite" in page.partition('aria-labelledby="histoire"')[2]


def test_la_trace_n_en_garde_qu_une_reference(rappel, equipe, noter):
    trace = noter(rappel(), equipe.agent)
    assert (trace.donnees, trace.cote, trace.par.personne) == ({"niveau": "general"}, "mairie", equipe.agent)
    assert CANARI not in str(trace.empreintes)
    assert Propos.objects.get(trace=trace).texte == CANARI


def test_une_note_corrigee_reste_derriere_celle_qui_la_corrige(rappel, equipe, noter):
    dossier = rappel()
    premiere = noter(dossier, equipe.agent)
    seconde = noter(dossier, equipe.agent, "Mieux dit", "corriger_note", note=premiere.version)
    noter(dossier, equipe.agent, "Encore mieux", "corriger_note", note=seconde.version)
    (note,) = notes(dossier, equipe.agent, PLUS_TARD)
    assert (note.texte, [ancienne.texte for ancienne in note.anciennes]) == ("Encore mieux", ["Mieux dit", CANARI])
    assert list(verifier()) == []


def test_une_note_retiree_laisse_l_acte_qui_la_retire(rappel, equipe, noter):
    dossier = rappel()
    note = noter(dossier, equipe.agent)
    noter(dossier, equipe.agent, "Une autre")
    franchir(dossier, Page.retirer_note, equipe.agent, instant=INSTANT + MINUTE, note=note.version)
    assert lues(dossier, equipe.agent) == ["Une autre"]
    assert [t.acte for t in Trace.objects.lisibles_par(equipe.elu, dossier).order_by("version")][-1] == "retirer_note"


def test_on_ne_corrige_ni_deux_fois_ni_la_note_d_un_autre(rappel, equipe, noter, habiliter, commune):
    dossier, collegue = rappel("avis_demande"), habiliter(commune, Role.AGENT).personne
    note, autre = noter(dossier, equipe.agent), noter(dossier, equipe.magistrat)
    for qui, laquelle in ((collegue, note), (equipe.elu, autre), (equipe.agent, autre), (equipe.magistrat, note)):
        with pytest.raises(Refus, match="corrigée ou retirée depuis, ou n’est pas de vous"):
            noter(dossier, qui, "x", "corriger_note", note=laquelle.version)
    noter(dossier, equipe.elu, "Pour la mairie", "corriger_note", note=note.version)
    with pytest.raises(Refus, match="corrigée ou retirée depuis"):
        noter(dossier, equipe.agent, "x", "corriger_note", note=note.version)


def test_une_note_vide_ne_s_ecrit_pas(rappel, equipe, noter):
    with pytest.raises(Refus, match="Note : ce champ est obligatoire"):
        noter(rappel(), equipe.agent, "")


def test_noter_ne_touche_a_rien_et_se_peut_jusqu_au_bout(rappel, equipe, noter):
    dossier = rappel()
    franchir(dossier, Page.abandonner, equipe.agent, instant=INSTANT, motif="x", raison="erreur")
    avant = Message.objects.count(), dossier.faits.count(), list(dossier.echeances.values())
    noter(dossier, equipe.agent)
    assert (Message.objects.count(), dossier.faits.count(), list(dossier.echeances.values())) == avant


def test_une_note_alteree_se_voit_une_note_effacee_laisse_la_chaine(rappel, equipe, noter):
    dossier = rappel()
    noter(dossier, equipe.agent)
    Propos.objects.all().delete()
    assert list(verifier()) == []
    assert lues(dossier, equipe.agent) == [""]


def test_la_page_de_correction_montre_ce_qui_fut_ecrit(rappel, equipe, noter, client):
    dossier = rappel()
    note = noter(dossier, equipe.agent)
    client.force_login(equipe.agent)
    for acte in ("corriger_note", "retirer_note"):
        adresse = reverse("procedure:acte", args=[dossier.jeton, acte]) + f"?au_sujet={note.version}"
        assert CANARI in client.get(adresse).text
    page = client.post(adresse, {"note": note.version, "version": note.version}, follow=True).text
    assert "Note retirée." in page
    assert CANARI not in page


# --- For whom


def test_chaque_cote_ne_lit_que_les_siennes(rappel, equipe, noter):
    dossier = rappel("avis_demande")
    noter(dossier, equipe.agent, "mairie")
    noter(dossier, equipe.magistrat, "parquet")
    assert lues(dossier, equipe.elu) == ["mairie"]
    assert lues(dossier, equipe.secretariat) == ["parquet"]


@pytest.mark.parametrize("role", [Role.DELEGUE, Role.JURISTE])
def test_a_qui_un_dossier_est_confie_le_general_de_qui_le_confie(role, rappel, equipe, parquet, habiliter, noter):
    dossier, confie = rappel("avis_demande"), habiliter(parquet, role).personne
    for niveau in Niveau.values:
        noter(dossier, equipe.magistrat, f"p {niveau}", niveau=niveau)
        noter(dossier, equipe.agent, f"m {niveau}", niveau=niveau)
    assert lues(dossier, confie) == []
    fin = INSTANT + timedelta(days=1)
    Partage.objects.create(
        dossier_id=dossier.pk, personne=confie, institution=parquet, motif="suite", debut=INSTANT, fin=fin
    )
    assert lues(dossier, confie) == ["p general"]
    assert lues(dossier, confie, fin) == []
    assert len(lues(dossier, equipe.secretariat)) == 3


def test_le_coordonnateur_ne_lit_ni_n_ecrit_le_secret_partage(rappel, equipe, commune, habiliter, noter):
    dossier, coordonnateur = rappel(), habiliter(commune, Role.COORDONNATEUR).personne
    for niveau in Niveau.values:
        noter(dossier, equipe.agent, niveau, niveau=niveau)
    assert lues(dossier, coordonnateur) == ["confidentiel", "general"]
    with pytest.raises(Refus, match="n’entre pas dans vos fonctions"):
        noter(dossier, coordonnateur, niveau="secret")


def test_une_note_qui_fut_confidentielle_ne_s_ouvre_pas_en_la_corrigeant(rappel, equipe, parquet, habiliter, noter):
    dossier, confie = rappel("avis_demande"), habiliter(parquet, Role.DELEGUE).personne
    Partage.objects.create(dossier_id=dossier.pk, personne=confie, institution=parquet, motif="suite", debut=INSTANT)
    note = noter(dossier, equipe.magistrat, niveau="secret")
    noter(dossier, equipe.magistrat, "Adoucie", "corriger_note", note=note.version, niveau="general")
    assert lues(dossier, confie) == []


PAGES = ("dossier", "consultations")
ACTES = ("noter", "corriger_note", "retirer_note", "confier")


def ce_que_lit(client, personne, dossier) -> str:
    """All that somebody can ask about a case, without what changes by itself."""
    client.force_login(personne)
    adresses = [reverse(f"procedure:{page}", args=[dossier.jeton]) for page in PAGES]
    adresses += [reverse("procedure:acte", args=[dossier.jeton, acte]) for acte in ACTES]
    adresses += [reverse(f"procedure:{page}") for page in ("journee", "dossiers", "signatures", "agenda")]
    reponses = [client.get(adresse, follow=True) for adresse in adresses]
    reponses.append(client.post(reverse("procedure:chercher"), {"texte": "zorglub"}, follow=True))
    assert dossier.numero not in reponses[-1].text
    return "".join(reponse.text for reponse in reponses)


@pytest.mark.parametrize(("auteur", "autre"), [("agent", "magistrat"), ("magistrat", "agent"), ("secretariat", "elu")])
def test_l_autre_cote_n_en_sait_rien_nulle_part(auteur, autre, rappel, equipe, noter, client):
    dossier = rappel("avis_demande", recu=INSTANT)
    noter(dossier, getattr(equipe, auteur))
    tout = ce_que_lit(client, getattr(equipe, autre), dossier)
    assert CANARI not in tout
    assert "Note écrite" not in tout
    assert not MotCle.objects.filter(mot__in=["zorglub", "cormoran"]).exists()
    dits = [*dossier.documents.values_list("html", flat=True), *Message.objects.values_list("corps", flat=True)]
    assert not [dit for dit in dits if CANARI in dit]


def test_la_page_de_l_autre_est_la_meme_avant_et_apres(rappel, equipe, noter, client):
    dossier = rappel("avis_demande")

    def page():
        client.force_login(equipe.magistrat)
        lue = client.get(reverse("procedure:dossier", args=[dossier.jeton])).text
        return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", lue)

    avant = page()
    noter(dossier, equipe.agent)
    assert page() == avant


@pytest.mark.parametrize("defaut", ["histoire", "section"])
def test_sans_ces_filtres_l_autre_cote_le_saurait(defaut, rappel, equipe, noter, client, monkeypatch):
    """The sabotages: a history, then a section, that forget whose they are."""
    dossier = rappel("avis_demande")
    noter(dossier, equipe.agent)
    if defaut == "histoire":
        ici = lambda self, acteur, dossier, instant=None: self.filter(dossier=dossier.pk)  # noqa: E731
        monkeypatch.setattr(TraceQuerySet, "lisibles_par", ici)
        assert "Note écrite" in ce_que_lit(client, equipe.magistrat, dossier)
    else:
        monkeypatch.setattr(module, "portee", lambda *qui: ({"mairie", "parquet"}, set(Niveau)))
        assert CANARI in ce_que_lit(client, equipe.magistrat, dossier)


def test_ce_qui_est_dit_ailleurs_reste_ce_qui_est_relu_avant_d_agir(rappel, equipe, noter, client):
    """The parquet's question is read where it is answered, whatever was noted since."""
    dossier = rappel("avis_demande", recu=INSTANT)
    franchir(dossier, Page.demander, equipe.magistrat, instant=INSTANT + MINUTE, texte="Une plainte est-elle déposée")
    franchir(dossier, Page.noter, equipe.agent, instant=INSTANT + 2 * MINUTE, texte=CANARI)
    client.force_login(equipe.agent)
    page = client.get(reverse("procedure:acte", args=[dossier.jeton, "repondre"])).text
    assert "Une plainte est-elle déposée" in page
    assert CANARI not in page


def test_lire_les_notes_demande_autant_de_requetes_quel_que_soit_leur_nombre(
    rappel, equipe, noter, django_assert_num_queries
):
    dossier = rappel()
    for rang in range(5):
        noter(dossier, equipe.agent, f"note {rang}")
    with django_assert_num_queries(4):  # the commune, the offices held, the notes, what they say
        assert len({note.texte + str(note.trace.par.personne) for note in notes(dossier, equipe.elu, PLUS_TARD)}) == 5
