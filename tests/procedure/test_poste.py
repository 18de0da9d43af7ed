"""Mail: nothing lost, repeats recognised, and no silence speaks on what was not received."""

import os
import random
import smtplib
from datetime import date, timedelta
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django.urls import reverse

from annuaire.clauses import Unite
from annuaire.ecriture import ecrire
from annuaire.models import Clause
from annuaire.models.habilitations import Role
from procedure.delais import Duree, compter
from procedure.horloge import sonner
from procedure.models import Message
from procedure.moteur import franchir
from procedure.poste import _definitif
from procedure.rebonds import Retour, traiter
from procedure.refus import Refus
from procedure.regles import calendrier_de
from rappel_ordre.models import Etat, RappelOrdre
from rappel_ordre.procedure import RappelALOrdre as Page
from tests.conftest import INSTANT
from tests.poste import COUPER, Serveur
from tests.procedure.test_moteur import TERME

JOUR, PAS = timedelta(days=1), timedelta(hours=12)


@pytest.fixture
def poste(settings, sans_nouvelles):
    """The parquet's mail server: it accepts, until a test tells it what to say."""
    serveur = Serveur()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", serveur.port
    yield serveur
    serveur.fermer()


@pytest.fixture
def hors_ligne(equipe, convention):
    """A parquet that works by mail: nobody of it has an account, the convention says where to write."""
    for personne in (equipe.magistrat, equipe.mineurs, equipe.secretariat):
        personne.habilitations.update(fin=date(2026, 11, 1))
    ecrire(
        Clause(version=convention.versions.get(), cle="parquet.adresse", valeur="siege@valmont.example", article="3")
    )


def saisine(dossier):
    return dossier.messages.get(courrier="fiche")


def faits(dossier):
    return [fait.nom.partition(".")[2] for fait in dossier.faits.order_by("pk")]


def vive(dossier):
    return dossier.echeances.vives().filter(delai="reponse_attendue").first()


def test_la_saisine_part_et_sa_reception_arme_le_terme(rappel, a_l_heure, poste):
    dossier = rappel("avis_demande")
    sonner()
    (recu,) = poste.recus
    assert (recu["Message-ID"], recu["To"]) == (saisine(dossier).identifiant, saisine(dossier).adresse)
    assert (saisine(dossier).etat, faits(dossier)) == ("accepte", ["envoi", "reception"])
    assert vive(dossier).limite == TERME


def test_rien_ne_part_deux_fois(rappel, a_l_heure, poste):
    rappel("avis_demande")
    sonner()
    sonner()
    assert len(poste.recus) == 1


def test_ce_qui_est_parti_ne_repart_pas_si_le_dossier_ne_peut_pas_le_noter(rappel, a_l_heure, poste, monkeypatch):
    dossier = rappel("avis_demande")
    with monkeypatch.context() as panne:
        panne.setattr("procedure.preuves.franchir", lambda *args, **suite: 1 / 0)
        sonner()
    assert (saisine(dossier).etat, faits(dossier)) == ("accepte", [])
    a_l_heure(INSTANT + timedelta(minutes=6))
    sonner()
    assert len(poste.recus) == 1
    assert [(fait.nom, fait.le) for fait in dossier.faits.order_by("pk")] == [
        ("fiche.envoi", INSTANT),
        ("fiche.reception", INSTANT),
    ]


def test_l_acceptation_d_un_serveur_ne_prouve_rien_sans_la_clause(hors_ligne, rappel, a_l_heure, poste):
    dossier = rappel("avis_demande")
    sonner()
    assert (saisine(dossier).adresse, faits(dossier), vive(dossier)) == ("siege@valmont.example", ["envoi"], None)


def test_la_clause_la_prend_pour_reception(hors_ligne, convention, rappel, a_l_heure, poste):
    version = convention.versions.get()
    ecrire(Clause(version=version, cle="parquet.reception_par_serveur", valeur=True, article="3"))
    dossier = rappel("avis_demande")
    sonner()
    assert faits(dossier) == ["envoi", "reception"]


def test_ce_qui_ne_peut_pas_partir_attend_et_se_voit(rappel, a_l_heure, poste):
    poste.reponses["MAIL"] = "535 mot de passe"
    dossier = rappel("avis_demande")
    sonner()
    message = saisine(dossier)
    assert (message.etat, message.panne, message.reveil) == (
        "a_envoyer",
        "SMTPSenderRefused",
        INSTANT + timedelta(minutes=1),
    )
    assert list(Message.objects.en_panne()) == [message]


def test_un_rejet_previent_les_deux_cotes(rappel, a_l_heure, poste):
    dossier = rappel("avis_demande")
    sonner()
    traiter(BytesIO(avis_de_rejet(saisine(dossier))))
    avis = dossier.messages.filter(objet__endswith=": Un courrier est revenu")
    assert {message.destinataire for message in avis} == {"mairie", "parquet"}


def test_un_courriel_ne_nomme_personne_hors_de_l_objet_que_la_convention_fixe(rappel, a_l_heure, poste):
    rappel("avis_demande")
    sonner()
    fiche = poste.recus[0]
    assert fiche["Subject"] == "RAO / Commune de Sainte-Aure / QUIDAM Ada"
    texte = fiche.get_body().get_content()
    assert "Fiche de transmission" in texte
    assert "quidam" not in texte.lower()


# What the mail becomes, on a given day. A server's answers until then, what happens then, and whether it proves a reception.
def avis_de_rejet(message):
    return (
        'Content-Type: multipart/report; report-type=delivery-status; boundary="x"\r\n\r\n'
        "--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; essais\r\n\r\n"
        "Final-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
        f"--x\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {message.identifiant}\r\n\r\n--x--\r\n"
    ).encode()


def reponse_automatique(message):
    return (
        f"Auto-Submitted: auto-replied\r\nIn-Reply-To: {message.identifiant}\r\nSubject: Absence\r\n\r\nAbsent.\r\n"
    ).encode()


def accuse_de_lecture(message):
    return (
        'Content-Type: multipart/report; report-type=disposition-notification; boundary="x"\r\n\r\n'
        "--x\r\nContent-Type: message/disposition-notification\r\n\r\n"
        f"Original-Message-ID: {message.identifiant}\r\nDisposition: manual-action; displayed\r\n\r\n--x--\r\n"
    ).encode()


OUI: dict = {}
PANNES = {
    "accepté": {},
    "refus passager de l’adresse": {"RCPT": "450 plus tard"},
    "refus passager du contenu": {"FIN": "451 plus tard"},
    "connexion coupée avant le contenu": {"RCPT": COUPER},
    "connexion coupée après le contenu": {"FIN": COUPER},
    "expéditeur refusé": {"MAIL": "553 qui êtes-vous"},
    "boîte inconnue": {"RCPT": "550 inconnue"},
    "contenu refusé": {"FIN": "554 refusé"},
    "accepté puis rejeté": {},
    "accepté hors ligne, puis le silence": {},
    "accepté hors ligne, puis une réponse automatique": {},
    "accepté hors ligne, puis un accusé de lecture": {},
}
PROUVE_CE_JOUR = {
    "accepté hors ligne, puis une réponse automatique": reponse_automatique,
    "accepté hors ligne, puis un accusé de lecture": accuse_de_lecture,
}
REFUSES = ("boîte inconnue", "contenu refusé")


def jouer(sorte, jour, dossier, poste, a_l_heure):
    """Twenty-five days of the clock; the thing happens on its day. What was received, at the latest defensible moment?"""
    recu = None
    for rang in range(25 * 2):
        maintenant = INSTANT + rang * PAS
        a_l_heure(maintenant)
        avant = maintenant < INSTANT + jour * JOUR
        poste.reponses.update(
            {"RCPT": "250", "FIN": "250", "MAIL": "250"} | (PANNES[sorte] if avant or sorte in REFUSES else {})
        )
        if maintenant == INSTANT + jour * JOUR:
            recu = _ce_jour(sorte, dossier, maintenant) or recu
        sonner()
        if recu is None and "reception" in faits(dossier):
            recu = dossier.faits.get(nom="fiche.reception").le
    return recu


def _ce_jour(sorte, dossier, maintenant):
    message = saisine(dossier)
    if sorte == "accepté puis rejeté":
        if message.etat == Message.Etat.A_ENVOYER:
            sonner()
        assert traiter(BytesIO(avis_de_rejet(message))) is Retour.REJET
    elif sorte in PROUVE_CE_JOUR:
        sonner()
        assert traiter(BytesIO(PROUVE_CE_JOUR[sorte](message))) is Retour.RECU
        return maintenant
    return None


@pytest.mark.epreuve
@pytest.mark.parametrize("sorte", PANNES)
def test_aucun_silence_ne_parle_sans_preuve(sorte, rappel, request, a_l_heure, poste, ampleur, chiffre):
    if "hors ligne" in sorte:
        request.getfixturevalue("hors_ligne")
    jours = ampleur(random.Random(sorte).sample(range(11), 1), range(11))
    for jour in jours:
        poste.recus.clear()
        a_l_heure(INSTANT)
        dossier = rappel("avis_demande")
        recu = jouer(sorte, jour, dossier, poste, a_l_heure)
        verifier(sorte, jour, dossier, recu, poste)
    chiffre(f"{sorte}, {len(jours)} jours : aucun effet sans preuve, rien de perdu, répétitions reconnues")


def verifier(sorte, jour, dossier, recu, poste):
    du_dossier = [courriel for courriel in poste.recus if courriel["Message-ID"] == saisine(dossier).identifiant]
    etat = RappelOrdre.objects.get(pk=dossier.pk).etat
    if sorte in (*REFUSES, "accepté puis rejeté", "accepté hors ligne, puis le silence"):
        assert etat == Etat.AVIS_DEMANDE
    elif jour > Message.PATIENCE.days and PANNES[sorte]:
        assert (etat, saisine(dossier).etat) == (Etat.AVIS_DEMANDE, "echec")
    else:
        terme = compter(recu, Duree(5, Unite.JOURS, True), calendrier_de(dossier.commune)).limite
        assert (etat, dossier.traces.get(acte="tacite").le) == (Etat.AUTORISE, terme)
        assert du_dossier
    assert saisine(dossier).etat != "a_envoyer"
    assert len({contenu(courriel) for courriel in du_dossier}) <= 1


def contenu(courriel):
    """All that a reader sees, and its date."""
    parties = [partie.get_payload() for partie in courriel.walk() if not partie.is_multipart()]
    return courriel["Subject"], courriel["Date"], *parties


def test_une_preuve_inventee_est_reconnue(rappel, a_l_heure, poste, hors_ligne, monkeypatch):
    """The sabotage: if a server's acceptance were taken for a reception, the matrix above would see it."""
    monkeypatch.setattr("procedure.preuves._fait_foi", lambda message: True)
    dossier = rappel("avis_demande")
    jouer("accepté hors ligne, puis le silence", 0, dossier, poste, a_l_heure)
    assert RappelOrdre.objects.get(pk=dossier.pk).etat == Etat.AUTORISE


def test_un_courriel_etranger_ne_touche_a_rien(rappel, a_l_heure, poste):
    dossier = rappel("avis_demande")
    sonner()
    etranger = avis_de_rejet(Message(identifiant="<autre@ailleurs.example>"))
    assert traiter(BytesIO(etranger)) is None
    humain = f"In-Reply-To: {saisine(dossier).identifiant}\r\n\r\nBonjour.\r\n".encode()
    assert traiter(BytesIO(humain)) is Retour.RIEN
    assert faits(dossier) == ["envoi", "reception"]


def par_la_commande(monkeypatch, octets):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=BytesIO(octets)))
    call_command("recevoir_rebond")


def test_la_commande_lit_un_rejet(rappel, a_l_heure, poste, monkeypatch, capsys):
    dossier = rappel("avis_demande")
    sonner()
    par_la_commande(monkeypatch, avis_de_rejet(saisine(dossier)))
    assert faits(dossier) == ["envoi", "reception", "retour"]
    assert "rejeté" in capsys.readouterr().out


def test_sans_base_la_commande_demande_qu_on_reessaie(db, monkeypatch):
    def muette(flux):
        raise DatabaseError

    monkeypatch.setattr("procedure.management.commands.recevoir_rebond.traiter", muette)
    with pytest.raises(SystemExit) as sortie:
        par_la_commande(monkeypatch, b"")
    assert sortie.value.code == os.EX_TEMPFAIL


@pytest.fixture
def personne_au_parquet(equipe, convention):
    """No account, and no address in the convention."""

    def fermer():
        for personne in (equipe.magistrat, equipe.mineurs, equipe.secretariat):
            personne.habilitations.update(fin=date(2026, 11, 1))

    return fermer


def test_une_lettre_que_personne_ne_lirait_ne_part_pas(rappel, equipe, personne_au_parquet):
    """The act is refused, and says what is missing."""
    dossier = rappel("a_signer")
    personne_au_parquet()
    with pytest.raises(Refus, match="Personne, côté parquet, ne peut recevoir"):
        franchir(dossier, Page.saisir, equipe.elu, instant=INSTANT)


def test_le_silence_parle_meme_a_qui_n_est_plus_la(rappel, equipe, personne_au_parquet, a_l_heure, poste):
    dossier = rappel("avis_demande", recu=INSTANT)
    personne_au_parquet()
    a_l_heure(TERME)
    sonner()
    assert RappelOrdre.objects.get(pk=dossier.pk).etat == Etat.AUTORISE
    attend = dossier.messages.get(courrier="constat", destinataire="parquet")
    assert (attend.adresse, attend.etat, attend.panne) == ("", "a_envoyer", "SansLecteur")
    assert attend in Message.objects.en_panne()


def test_un_courriel_sans_lecteur_part_quand_il_en_vient_un(
    rappel, parquet, habiliter, personne_au_parquet, a_l_heure, poste
):
    dossier = rappel("avis_demande", recu=INSTANT)
    personne_au_parquet()
    a_l_heure(TERME)
    sonner()
    venue = habiliter(parquet, Role.SECRETARIAT).personne
    a_l_heure(TERME + JOUR)
    sonner()
    parti = dossier.messages.get(courrier="constat", destinataire="parquet")
    assert (parti.personne, parti.adresse, parti.etat) == (venue, venue.email, "accepte")
    assert venue.email in [courriel["To"] for courriel in poste.recus]


def test_un_courriel_attend_ses_lecteurs_aussi_longtemps_qu_il_faut_et_va_a_tous(
    rappel, convention, parquet, habiliter, personne_au_parquet, a_l_heure, poste
):
    """A reminder that had climbed goes to those who decide, as it would have."""
    convention.versions.get().clauses.get(cle="rappel_ordre.avis").delete()
    rappel("avis_demande", recu=INSTANT)
    personne_au_parquet()
    for jours in (15, 20):
        a_l_heure(INSTANT + jours * JOUR)
        sonner()
    venues = {habiliter(parquet, role).personne.email for role in (Role.MAGISTRAT, Role.MAGISTRAT, Role.SECRETARIAT)}
    a_l_heure(INSTANT + 21 * JOUR)
    sonner()
    sonner()
    rappels = [courriel["To"] for courriel in poste.recus if "Rappel : Avis du parquet" in courriel["Subject"]]
    assert (len(rappels), set(rappels) < venues) == (2, True)


def test_un_avis_n_est_jamais_refuse_faute_de_lecteur(rappel, equipe, commune):
    dossier = rappel("avis_demande", recu=INSTANT)
    commune.habilitations.update(fin=date(2026, 11, 1))
    franchir(dossier, Page.defavorable, equipe.magistrat, instant=INSTANT, motif="poursuites")
    assert dossier.messages.get(courrier="avis").adresse == ""


def test_ce_qui_ne_fait_courir_aucun_terme_n_attend_pas_d_avoir_un_lecteur(
    rappel, equipe, personne_au_parquet, a_l_heure, poste
):
    dossier = rappel("avis_demande", recu=INSTANT)
    a_l_heure(TERME + JOUR)
    franchir(dossier, Page.tardif, equipe.magistrat, sens="defavorable")
    personne_au_parquet()
    franchir(dossier, Page.renoncer, equipe.elu, motif="poursuites")
    assert RappelOrdre.objects.get(pk=dossier.pk).etat == Etat.ABANDONNE


def test_un_serveur_muet_ne_retient_pas_la_ronde(rappel, equipe, a_l_heure, monkeypatch):
    """Twenty seconds for one, not for each: terms are looked at every minute."""
    for _ in range(4):
        rappel("avis_demande", recu=INSTANT)
    essais = []

    def muet(self):
        essais.append(self)
        raise TimeoutError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", muet)
    sonner()
    assert len(essais) == 1


def test_un_relais_qui_nous_refuse_est_a_nous_de_reparer(rappel, a_l_heure, poste):
    poste.reponses["RCPT"] = "554 5.7.1 Relay access denied"
    dossier = rappel("avis_demande")
    sonner()
    assert (saisine(dossier).etat, faits(dossier)) == ("a_envoyer", [])


def test_la_patience_court_du_premier_essai(rappel, a_l_heure, poste):
    poste.reponses["RCPT"] = "450 liste grise"
    dossier = rappel("avis_demande")
    for jours, etat in ((4, "a_envoyer"), (6, "a_envoyer"), (7, "echec")):
        a_l_heure(INSTANT + jours * JOUR)
        sonner()
        assert saisine(dossier).etat == etat


def test_un_rappel_refuse_se_voit(rappel, a_l_heure, poste):
    poste.reponses["RCPT"] = "550 inconnue"
    dossier = rappel("a_signer")
    a_l_heure(INSTANT + 10 * JOUR)
    sonner()
    perdu = dossier.messages.get(nouvelle="rappel")
    assert (perdu.etat, list(Message.objects.en_panne())) == ("rejete", [perdu])


def test_ce_qui_fut_abandonne_se_reprend(rappel, client, habiliter, a_l_heure, poste):
    poste.reponses["MAIL"] = "535 mot de passe"
    dossier = rappel("avis_demande")
    for jours in range(5):
        a_l_heure(INSTANT + jours * JOUR)
        sonner()
    assert (saisine(dossier).etat, faits(dossier)) == ("echec", ["retour"])
    poste.reponses["MAIL"] = "250"
    client.force_login(habiliter(None, Role.EXPLOITANT).personne)
    client.post(reverse("procedure:horloge"))
    sonner()
    assert (saisine(dossier).etat, faits(dossier)) == ("accepte", ["retour", "envoi", "reception"])


def test_ce_qui_est_deja_reparti_ne_se_reprend_pas(rappel, equipe, a_l_heure, poste):
    poste.reponses["RCPT"] = "550 inconnue"
    dossier = rappel("avis_demande")
    sonner()
    Message.objects.update(etat="echec")
    poste.reponses["RCPT"] = "250"
    a_l_heure(INSTANT + JOUR)
    franchir(dossier, Page.renvoyer, equipe.agent, courrier="fiche")
    Message.objects.reprendre(INSTANT + JOUR)
    sonner()
    assert len([courriel for courriel in poste.recus if courriel.is_multipart()]) == 1


def test_un_objet_tient_dans_sa_colonne(rappel):
    dossier = rappel("avis_demande", auteur={"nom": "A" * 150, "prenoms": "B" * 100})
    assert len(saisine(dossier).objet) <= Message._meta.get_field("objet").max_length


@pytest.mark.parametrize(("code", "definitif"), [(552, True), (550, False)])
def test_un_courriel_trop_lourd_l_est_pour_toujours_un_expediteur_refuse_est_a_nous(code, definitif):
    """Told at the first word of the dialogue, before anything was sent."""
    assert _definitif(smtplib.SMTPSenderRefused(code, b"5.3.4 Message too big", "a@b.example")) == definitif
