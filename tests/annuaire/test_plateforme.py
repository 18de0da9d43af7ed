"""The operator's pages: institutions and conventions, no person's case; a version in force is not rewritten."""

import re
from datetime import date

import pytest
from django.urls import reverse

from annuaire.clauses import SUJETS, Genre
from annuaire.clauses.aides import AIDES
from annuaire.conventions import DOLE
from annuaire.ecriture import ecrire
from annuaire.models import Clause, Commune, Convention, Institution, Intercommunalite, Personne, Version
from annuaire.models.roles import Role

PAGES = [
    ("accueil",), ("ajouter", "commune"), ("regler", 1), ("administrer", 1), ("fusionner", 1), ("conventionner",), ("convention", 1),
    ("adherer", 1), ("adhesion", 1, 1),
    ("avenant", 1), ("sujets", 1), ("clause", 1, "rappel_ordre.avis"),
]  # fmt: skip


@pytest.fixture
def page(client, habiliter):
    julie = habiliter(None, Role.EXPLOITANT).personne
    Personne.objects.filter(pk=julie.pk).update(prenom="Julie", nom="Marchal")
    client.force_login(julie)

    def _page(ou, /, *args, **saisie):
        adresse = reverse(f"plateforme:{ou}", args=args)
        return client.post(adresse, saisie, follow=True) if saisie else client.get(adresse)

    return _page


@pytest.fixture
def communes(db):
    """A few of the official list."""
    lieux = [("73008", "Aix-les-Bains"), ("54480", "Saint-Martin"), ("32389", "Saint-Martin"), ("98735", "Papeete")]
    for code, nom in lieux:
        Commune.objects.create(code=code, nom=nom, cherche=nom.lower().replace("-", " "))


@pytest.fixture
def signee(page, parquet, commune):
    """A convention that was just typed, on Dole's model."""
    champs = {"parquet": parquet.pk, "communes": [commune.pk], "intitule": "Protocole", "signee_le": "2026-01-05"}
    page("conventionner", **champs, modele=DOLE.nom)
    return Convention.objects.get()


@pytest.mark.parametrize("role", [Role.AGENT, Role.ELU, Role.ADMINISTRATEUR])
def test_a_tout_autre_elles_n_existent_pas(role, client, habiliter, commune, convention):
    client.force_login(habiliter(commune, role, **({"qualite": "maire"} if role == Role.ELU else {})).personne)
    for ou, *args in PAGES:
        assert client.get(reverse(f"plateforme:{ou}", args=args)).status_code == 404
    version = convention.versions.get()
    for ou, args in (("arreter", [version.pk]), ("oter", [version.pk, "rappel_ordre.avis"])):
        assert client.post(reverse(f"plateforme:{ou}", args=args)).status_code == 404


def test_l_exploitant_n_y_lit_ni_personne_ni_dossier(page, rappel, equipe, commune):
    dossier = rappel("avis_demande", auteur={"nom": "Lormeau"})
    texte = page("accueil").text + page("regler", commune.pk).text
    assert commune.nom in texte
    for secret in ("Lormeau", dossier.numero, equipe.agent.email, str(equipe.agent)):
        assert secret.lower() not in texte.lower()


@pytest.mark.parametrize("lieu", ["73008", "aix les bains", "Aix-les-Bains (73008)"])
def test_une_commune_se_trouve_par_son_nom_ou_son_code(page, communes, lieu):
    page("ajouter", "commune", lieu=lieu)
    assert Institution.objects.get().code == "73008"


def test_une_commune_d_outre_mer_a_son_heure(page, communes):
    page("ajouter", "commune", lieu="98735")
    assert Institution.objects.get().fuseau == "Pacific/Tahiti"


@pytest.mark.parametrize(("lieu", "dit"), [("Saint-Martin", "Donnez le code"), ("Nulle-Part", "Aucun ne porte ce nom")])
def test_une_commune_douteuse_est_demandee(page, communes, lieu, dit):
    assert dit in page("ajouter", "commune", lieu=lieu).text
    assert not Institution.objects.exists()


def test_deux_fois_la_meme_commune_est_dite(page, communes):
    for _ in range(2):
        reponse = page("ajouter", "commune", lieu="73008")
    assert "porte déjà ce code" in reponse.text


def test_une_institution_neuve_a_son_administrateur(page, communes, mailoutbox, django_capture_on_commit_callbacks):
    page("ajouter", "commune", lieu="73008")
    aix = Institution.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        page("administrer", aix.pk, email="odile@aix.example", prenom="Odile", nom="Renart")
    assert [tenue.role for tenue in aix.habilitations.all()] == [Role.ADMINISTRATEUR]
    assert [courriel.to for courriel in mailoutbox] == [["odile@aix.example"]]


def test_une_convention_s_ecrit_d_apres_un_modele_et_n_a_pas_d_effet_avant_d_etre_mise_en_vigueur(
    page, signee, commune
):
    version = signee.versions.get()
    assert version.clauses.count() == len(DOLE.clauses)
    assert not Version.objects.liant(commune, date(2026, 6, 1)).exists()
    page("arreter", version.pk, oui="1")
    assert list(Version.objects.liant(commune, date(2026, 6, 1))) == [version]


def test_une_version_en_vigueur_ne_se_recrit_pas(page, signee):
    version = signee.versions.get()
    page("arreter", version.pk, oui="1")
    for ou in ("clause", "oter"):
        assert page(ou, version.pk, "rappel_ordre.objet", valeur="x", article="y").status_code == 404
    assert page("arreter", version.pk, oui="1").status_code == page("sujets", version.pk).status_code == 404


def test_un_avenant_reprend_les_clauses_de_la_derniere_version(page, signee, commune):
    page("arreter", signee.versions.get().pk, oui="1")
    page("avenant", signee.pk, en_vigueur_le="2026-09-01")
    avenant = signee.versions.get(rang=2)
    assert avenant.clauses.count() == len(DOLE.clauses)
    page("oter", avenant.pk, "rappel_ordre.consultation", oui="1")
    assert Version.objects.liant(commune, date(2026, 10, 1)).get().rang == 1
    page("arreter", avenant.pk, oui="1")
    assert Version.objects.liant(commune, date(2026, 10, 1)).get().rang == 2
    assert signee.versions.get(rang=1).clauses.filter(cle="rappel_ordre.consultation").exists()


def test_un_avenant_n_entre_pas_en_vigueur_avant_ce_qu_il_change(page, signee):
    page("arreter", signee.versions.get().pk, oui="1")
    assert "dans l’ordre de leurs rangs" in page("avenant", signee.pk, en_vigueur_le="2025-01-01").text


def test_une_commune_deja_liee_est_dite(page, signee, parquet, commune):
    champs = {"parquet": parquet.pk, "communes": [commune.pk], "intitule": "Une autre", "signee_le": "2026-02-01"}
    assert "est déjà liée à ce parquet" in page("conventionner", **champs).text
    assert Convention.objects.count() == 1


@pytest.mark.parametrize("cle", SUJETS)
def test_toute_clause_s_ecrit_telle_qu_elle_etait(page, signee, cle):
    """Opened and saved as it stands, whatever its kind, it says the same."""
    version, sujet = signee.versions.get(), SUJETS[cle]
    version.clauses.filter(cle=cle).delete()
    terme = sujet.loi or (5, "jours", False, sujet.effets[0] if sujet.effets else "")
    duree, unite, prorogee, effet = terme
    saisie = {
        Genre.TERME: {"duree": duree, "unite": unite, "effet": effet} | ({"prorogee": "on"} if prorogee else {}),
        Genre.OUI_NON: {"valeur": "True"},
        Genre.CHOIX: {"valeur": next(iter(sujet.choix), "")},
        Genre.LISTE: {"valeur": list(sujet.choix)},
        Genre.TEXTE: {"valeur": "RAM {nom}" if "nom" in sujet.champs else "Une ligne"},
        Genre.NOMBRE: {"valeur": sujet.bornes.start},
    }[sujet.genre]
    page("clause", version.pk, cle, **saisie, article="art. 9")
    clause = Clause.objects.get(version=version, cle=cle)
    assert clause.article == "art. 9"
    relue = page("clause", version.pk, cle).text
    if sujet.genre is Genre.TERME:
        assert re.search(rf'name="duree"[^>]*value="{duree}"|value="{duree}"[^>]*name="duree"', relue)
    else:
        assert {Genre.OUI_NON: "checked", Genre.CHOIX: "selected", Genre.LISTE: "checked"}.get(
            sujet.genre, "value="
        ) in relue


def test_ce_que_la_loi_interdit_ne_s_ecrit_pas(page, signee):
    version = signee.versions.get()
    saisie = {"duree": 20, "unite": "jours", "effet": "refus", "article": "x"}
    assert "Le code fixe ce délai" in page("clause", version.pk, "transaction.acceptation", **saisie).text
    version.clauses.filter(cle="rappel_ordre.avis").delete()
    sans_duree = page("clause", version.pk, "rappel_ordre.avis", article="art. 3", effet="acceptation")
    assert sans_duree.text.count("Ce champ est obligatoire") == 2  # how long, in what
    assert not version.clauses.filter(cle="rappel_ordre.avis").exists()
    assert page("clause", version.pk, "rappel_ordre.lune").status_code == 404


def noms(reponse):
    return [institution.nom for institution in reponse.context["institutions"]]


@pytest.mark.parametrize("texte", ["saint etienne", "etienne st", "SAINT-ÉTIENNE-DU-VAL", "73 du", "73977 val"])
def test_une_institution_se_trouve_par_ses_mots_sans_accents_ou_son_code(texte, page, client, commune):
    for code, nom in (("73977", "Saint-Étienne-du-Val"), ("73978", "Valmont")):
        ecrire(Institution(nature="commune", nom=nom, code=code))
    reponse = client.get(reverse("plateforme:accueil"), {"q": texte})
    assert noms(reponse) == ["Saint-Étienne-du-Val"]
    assert noms(client.get(reverse("plateforme:accueil"), {"q": "tienne"})) == []


def test_elles_se_lisent_page_apres_page_sans_en_perdre_ni_en_revoir(page, client, django_assert_max_num_queries):
    """Two bear the same name; the words that were typed follow."""
    attendus = [f"Commune {rang:03}" for rang in range(120)] + ["Commune 119"]
    for rang, nom in enumerate(attendus):
        ecrire(Institution(nature="commune", nom=nom, code=f"{74000 + rang}"))
    ecrire(Institution(nature="commune", nom="Autre", code="75000"))
    lus, adresse = [], f"{reverse('plateforme:accueil')}?q=commune"
    client.get(adresse)  # the first notes the session
    while adresse:
        with django_assert_max_num_queries(10):
            reponse = client.get(adresse)
        lus += noms(reponse)
        suite = reponse.context["suite"]
        adresse = suite and f"{reverse('plateforme:accueil')}?{suite}"
    assert lus == attendus
    assert noms(client.get(reverse("plateforme:accueil"), {"apres": "9" * 12}))[0] == "Autre"


@pytest.fixture
def deux(parquet, commune, habiliter):
    """An old commune and a new one, each with who keeps its accounts."""
    nouvelle = Institution.objects.create(nature="commune", nom="Les Vals", code="73998", parquet=parquet)
    return [(lieu, habiliter(lieu, Role.ADMINISTRATEUR).personne) for lieu in (commune, nouvelle)]


def test_une_fusion_se_dit_avec_son_jour_et_les_deux_administrateurs_l_apprennent(
    page, deux, mailoutbox, django_capture_on_commit_callbacks
):
    (ancienne, avant), (nouvelle, apres) = deux
    with django_capture_on_commit_callbacks(execute=True):
        dit = page("fusionner", ancienne.pk, devenue=nouvelle.pk, devenue_le="2026-01-01").text
    ancienne.refresh_from_db()
    assert (ancienne.devenue, ancienne.devenue_le) == (nouvelle, date(2026, 1, 1))
    assert "Aucune convention ne lie Les Vals" in dit
    assert sorted(courriel.to for courriel in mailoutbox) == sorted([[avant.email], [apres.email]])


def test_une_fusion_notee_par_erreur_se_reprend(page, deux):
    (ancienne, _), (nouvelle, _) = deux
    page("fusionner", ancienne.pk, devenue=nouvelle.pk, devenue_le="2026-01-01")
    page("fusionner", ancienne.pk, devenue="", devenue_le="")
    ancienne.refresh_from_db()
    assert (ancienne.devenue, ancienne.devenue_le) == (None, None)


def test_une_fusion_ne_se_dit_ni_a_moitie_ni_avec_soi_meme_ni_avec_un_parquet(page, deux, parquet):
    (ancienne, _), (nouvelle, _) = deux
    for avec, depuis in ((nouvelle, ""), (ancienne, "2026-01-01"), (parquet, "2026-01-01")):
        page("fusionner", ancienne.pk, devenue=avec.pk, devenue_le=depuis)
    ancienne.refresh_from_db()
    assert ancienne.devenue is None
    assert page("fusionner", parquet.pk).status_code == 404


def test_une_fusion_est_proposee_comme_la_liste_officielle_la_dit(page, deux):
    (ancienne, _), (nouvelle, _) = deux
    suite = Commune.objects.create(code=nouvelle.code, nom=nouvelle.nom)
    Commune.objects.create(code=ancienne.code, nom=ancienne.nom, devenue=suite)
    assert "Selon la liste officielle : Les Vals" in page("fusionner", ancienne.pk).text


INTERDITS = [
    ("transaction.homologation", {"duree": 72, "unite": "heures", "effet": "acceptation"}, "jamais tacite", "art. 44-1 CPP"),
    ("classement.validation", {"duree": 72, "unite": "heures", "effet": "refus"}, "ne vaut jamais accord", "art. 41-1 CPP"),
    ("transaction.acceptation", {"duree": 15, "unite": "jours", "prorogee": "on", "effet": "acceptation"}, "vaut refus", "R.15-33-62"),
    ("rappel_ordre.forme", {"valeur": "ecrit"}, "verbal", "art. L.132-7 CSI"),
    ("rappel_ordre.exclusions", {"valeur": ["plainte"]}, "se signale au procureur", "art. 40 CPP"),
]  # fmt: skip


@pytest.mark.parametrize(("cle", "saisie", "dit", "article"), INTERDITS, ids=[cas[0] for cas in INTERDITS])
def test_une_clause_que_la_loi_interdit_se_refuse_avec_son_article(page, signee, cle, saisie, dit, article):
    """It may be read in what was signed: the page offers it, and answers."""
    version = signee.versions.get()
    version.clauses.filter(cle=cle).delete()
    refus = page("clause", version.pk, cle, **saisie, article="art. 1er").text
    assert dit in refus
    assert article in refus
    assert not version.clauses.filter(cle=cle).exists()


def test_la_phrase_se_lit_avant_d_enregistrer(page, signee):
    version = signee.versions.get()
    dit = {"duree": 5, "unite": "ouvrables", "effet": "refus", "article": "art. 3"}
    vue = page("clause", version.pk, "rappel_ordre.avis", **dit, voir="").text
    assert "Sans réponse du parquet dans les 5\N{NO-BREAK SPACE}jours ouvrables suivant la réception" in vue
    assert "l’avis est réputé défavorable" in vue
    assert not version.clauses.filter(cle="rappel_ordre.avis").exists()


@pytest.mark.parametrize("cle", SUJETS)
def test_chaque_clause_a_sa_phrase(cle):
    """For each value that may be written: full, with nothing left to fill."""
    sujet = SUJETS[cle]
    valeurs = {
        Genre.TERME: [None],
        Genre.OUI_NON: [True, False],
        Genre.CHOIX: [choix for choix in sujet.choix if choix not in sujet.interdits],
        Genre.LISTE: [list(sujet.choix)],
        Genre.TEXTE: ["un texte"],
        Genre.NOMBRE: [18],
    }[sujet.genre]
    effets = [sujet.loi.effet] if sujet.loi else ["", *sujet.effets]
    termes = [{"duree": 1, "unite": "mois", "effet": effet} for effet in effets] if sujet.genre is Genre.TERME else [{}]
    for valeur in valeurs:
        for terme in termes:
            dite = Clause(cle=cle, valeur=valeur, **terme).phrase
            assert dite.endswith("."), dite
            assert not set("{}") & set(dite), dite


def test_un_avenant_dit_ce_qu_il_changera(page, signee):
    page("arreter", signee.versions.get().pk, oui="1")
    page("avenant", signee.pk, en_vigueur_le="2026-09-01")
    avenant = signee.versions.get(rang=2)
    page("oter", avenant.pk, "cddf.parquet_invite", oui="1")
    page(
        "clause",
        avenant.pk,
        "rappel_ordre.avis",
        duree=10,
        unite="jours",
        effet="acceptation",
        article="avenant, art. 1er",
    )
    dit = page("convention", signee.pk).text
    ici = dit[dit.index("Ce qui changera") : dit.index("Un dossier déjà parti")]
    assert "10\N{NO-BREAK SPACE}jours calendaires" in ici
    assert "La convention n’en dira plus rien" in ici
    assert ici.count("<dt>") == 2


def test_une_commune_rejoint_a_sa_date_et_note_ce_qui_l_y_autorise(page, signee, parquet, commune):
    autre = ecrire(Institution(nature="commune", nom="Val-Haut", code="73990", parquet=parquet))
    page("adherer", signee.pk, commune=autre.pk, signee_le="2026-06-01")
    adhesion = signee.adhesions.get(commune=autre)
    suite = {
        "deliberation_numero": "2026-41",
        "deliberation_le": "2026-05-20",
        "vote": "à l’unanimité",
        "prefecture_le": "2026-05-22",
    }
    page("adhesion", signee.pk, adhesion.pk, signee_le="2026-06-01", **suite)
    dit = page("convention", signee.pk).text
    assert "délibération 2026-41 du 20 mai 2026, à l’unanimité · reçue en préfecture le 22 mai 2026" in dit
    assert signee.adhesions.get(commune=commune).signee_le == date(2026, 1, 5)


def test_une_intercommunalite_signe_pour_ses_communes_qui_sont_ici(page, parquet, communes):
    epci = ecrire(Institution(nature="epci", nom="Cœur de Vals", code="200000902", parquet=parquet))
    liste = Intercommunalite.objects.create(siren=epci.code, nom=epci.nom, nature="CC")
    Commune.objects.filter(code__in=("73008", "54480")).update(intercommunalite=liste)
    aix = ecrire(Institution(nature="commune", nom="Aix-les-Bains", code="73008", parquet=parquet))
    dit = {"parquet": parquet.pk, "intitule": "Protocole", "signee_le": "2026-01-05", "tiers": "Association des maires"}
    assert "Dites au moins une commune" in page("conventionner", **dit).text
    page("conventionner", **dit, membres_de=epci.pk)
    signee = Convention.objects.get()
    assert [adhesion.commune for adhesion in signee.adhesions.all()] == [aix]
    assert "Association des maires" in page("convention", signee.pk).text


def test_une_commune_qui_n_est_pas_dite_se_demande(page, signee):
    assert "Ce champ est obligatoire" in page("adherer", signee.pk, signee_le="2026-06-01").text
    assert signee.adhesions.count() == 1


@pytest.mark.parametrize(
    ("duree", "unite", "dit"),
    [(1, "mois", "dans le mois suivant"), (1, "heures", "dans l’heure suivant"), (2, "annees", "dans les 2\N{NO-BREAK SPACE}ans suivant")],
)  # fmt: skip
def test_la_phrase_s_accorde(duree, unite, dit):
    assert dit in Clause(cle="rappel_ordre.avis", duree=duree, unite=unite).phrase


def test_une_convention_dure_des_jours_des_mois_ou_des_annees(page, signee):
    """Neither hours nor an extension are asked of it, and none is taken."""
    version = signee.versions.get()
    lue = page("clause", version.pk, "convention.duree").text
    for mot in ("heures", "prorogée", "Effet du silence"):
        assert mot not in lue.partition("<form")[2]
    dit = {"duree": 1, "article": "art. 7"}
    assert "is-invalid" in page("clause", version.pk, "convention.duree", unite="heures", **dit).text
    page("clause", version.pk, "convention.duree", unite="annees", prorogee="on", **dit)
    assert not version.clauses.get(cle="convention.duree").prorogee


def test_ce_que_dit_une_clause_et_ce_qu_il_en_est_sans_elle_se_lisent_en_l_ecrivant(page, signee):
    version = signee.versions.get()
    lue = page("clause", version.pk, "rappel_ordre.suites").text
    assert "Sans cette clause : le maire ne demande pas ici" in lue
    assert "Revenir à la convention" in lue
    assert AIDES["rappel_ordre.avis"] in page("clause", version.pk, "rappel_ordre.avis").text


def test_une_version_vide_n_entre_pas_en_vigueur_et_les_autres_le_confirment(page, signee):
    version = signee.versions.get()
    lue = page("arreter", version.pk).text
    assert f"{len(DOLE.clauses)} clauses" in lue
    assert signee.versions.get().arretee_le is None
    version.clauses.all().delete()
    assert "Aucune clause n’est écrite" in page("arreter", version.pk, oui="1").text
    assert signee.versions.get().arretee_le is None


def test_ce_dont_les_annees_se_comptent_ne_se_reecrit_pas(page, signee):
    """Once in force; the rest of what was signed is still noted, in an order that can be."""
    adhesion = signee.adhesions.get()
    page("arreter", signee.versions.get().pk, oui="1")
    page("adhesion", signee.pk, adhesion.pk, signee_le="2020-01-01", vote="à l’unanimité")
    relue = signee.adhesions.get()
    assert (relue.signee_le, relue.vote) == (adhesion.signee_le, "à l’unanimité")
    tard = {"deliberation_numero": "2026-1", "deliberation_le": "2030-01-01", "prefecture_le": "2029-01-01"}
    lue = page("adhesion", signee.pk, adhesion.pk, **tard).text
    assert "précède la signature" in lue
    assert "précède la délibération" in lue


CONTRAIRES = [
    ({"rappel_ordre.age_minimum": 20, "rappel_ordre.age_maximum": 16}, "dépasse l’âge maximum"),
    ({"rappel_ordre.public": ["mineurs"], "rappel_ordre.age_minimum": 18}, "celui des majeurs"),
    ({"rappel_ordre.public": ["majeurs"], "rappel_ordre.age_maximum": 17}, "celui des mineurs"),
    ({"convention.reconduction": False, "convention.preavis": None}, "un préavis n’a pas d’objet"),
    ({"parquet.voie": "depot", "parquet.reception_par_serveur": True}, "Rien ne part par courriel"),
]


@pytest.mark.parametrize(("valeurs", "dit"), CONTRAIRES, ids=[dit for _, dit in CONTRAIRES])
def test_ce_qui_ne_peut_etre_voulu_ensemble_se_dit_avant_la_mise_en_vigueur(page, signee, valeurs, dit):
    version = signee.versions.get()
    version.clauses.filter(cle__in=valeurs).delete()
    for cle, valeur in valeurs.items():
        terme = {"duree": 3, "unite": "mois"} if SUJETS[cle].genre is Genre.TERME else {}
        Clause.objects.create(version=version, cle=cle, article="art. 9", valeur=valeur, **terme)
    refus = page("arreter", version.pk, oui="1").text
    assert dit in refus
    assert "(art. 9)" in refus
    assert signee.versions.get().arretee_le is None


def test_une_commune_qui_etait_partie_revient_a_une_autre_date(page, signee, commune):
    assert str(commune) not in page("adherer", signee.pk).text.partition("<select")[2]
    signee.adhesions.update(fin=date(2026, 3, 31))
    page("adherer", signee.pk, commune=commune.pk, signee_le="2026-06-01")
    assert [adhesion.signee_le for adhesion in signee.adhesions.all()] == [date(2026, 1, 5), date(2026, 6, 1)]
