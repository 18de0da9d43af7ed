from annuaire.clauses import Unite
from annuaire.models.habilitations import Role
from bilan import conditions as si
from bilan import effets
from bilan.aides import CONVENTION
from bilan.forms import DaterForm, DenoncerForm, EvaluationForm, FinForm
from bilan.lettres import denonciation
from bilan.models import Engagement, Etat
from bilan.naissances import a_recompter, sans_vie
from procedure.acteurs import HORLOGE, MAIRIE, PARQUET
from procedure.communs import Procedure
from procedure.declaration import LIBRE, NEANT, PARTOUT, Courrier, Delai, Transition
from procedure.delais import Duree

VIT = (Etat.EN_VIGUEUR, Etat.DENONCEE)


# One act, a few lines: the page is read, not scrolled.
# fmt: off
class VieDeConvention(Procedure):
    """La vie d’une convention, commune par commune (003 art. 7 ; 004 V art. 2)."""

    sigle, modele, etats, convention = "CNV", Engagement, Etat, LIBRE
    finals, chemin = (Etat.ETEINTE,), (Etat.EN_VIGUEUR, Etat.ETEINTE)
    tours = dict.fromkeys(VIT)  # nobody's: it lives by its clocks
    quoi, details = "Les jours qui comptent", ("reconduction_le", "denonciation_le", "extinction_le", "evaluation_le")
    nait, veille, aides = staticmethod(sans_vie), staticmethod(a_recompter), CONVENTION

    lettre = Courrier("Lettre de dénonciation", a=PARQUET, signe=Role.ELU, lettre=denonciation)
    denonciation_du_parquet = Courrier("Dénonciation par le parquet", a=MAIRIE)

    ouvrir = Transition("Suivre la convention", "Convention en vigueur", de=NEANT, vers=Etat.EN_VIGUEUR, par=HORLOGE,
        transmet=True, applique=effets.commencer)
    laisser_passer = Transition("Constater que nul n’a dénoncé", "Dernier jour pour dénoncer passé", de=Etat.EN_VIGUEUR,
        par=HORLOGE, applique=effets.compter)
    reconduire = Transition("Reconduire tacitement", "Reconduite tacitement", de=Etat.EN_VIGUEUR, par=HORLOGE,
        annonce="La convention est reconduite", applique=effets.reconduire)

    suivre = Transition("Suivre ce qui a changé", "Jours recomptés", de=Etat.EN_VIGUEUR, par=HORLOGE,
        annonce="Les jours de la convention ont changé", applique=effets.compter)

    denoncer = Transition("Dénoncer la convention", "Dénoncée", de=Etat.EN_VIGUEUR, vers=Etat.DENONCEE, par=Role.ELU,
        formulaire=DenoncerForm, courriers=lettre, applique=effets.denoncer)
    denoncer_au_parquet = Transition("Dénoncer la convention, au nom du parquet", "Dénoncée par le parquet", de=Etat.EN_VIGUEUR,
        vers=Etat.DENONCEE, par=Role.MAGISTRAT, formulaire=DenoncerForm, courriers=denonciation_du_parquet, applique=effets.denoncer)
    dater = Transition("Noter la date qui fait courir le préavis", "Préavis daté", de=Etat.DENONCEE,
        par=(Role.AGENT, Role.SECRETARIAT, Role.MAGISTRAT), si=(si.preavis_dit, si.jour_du_preavis), formulaire=DaterForm, datee=True, prouve=True, annonce="Le préavis est daté", applique=effets.dater)
    corriger = Transition("Corriger le dernier jour", "Dernier jour corrigé", de=Etat.DENONCEE, par=(Role.ELU, Role.MAGISTRAT),
        formulaire=FinForm, annonce="Le dernier jour de la convention est corrigé", applique=effets.corriger)
    retirer_denonciation = Transition("Noter que la dénonciation est retirée", "Dénonciation retirée, d’un commun accord",
        de=Etat.DENONCEE, vers=Etat.EN_VIGUEUR, par=Role.ELU, datee=True, a_deux=True,
        annonce="La dénonciation est retirée", applique=effets.reprendre)
    eteindre = Transition("Constater la fin", "Éteinte", de=VIT, vers=Etat.ETEINTE, par=HORLOGE,
        annonce="La convention a pris fin : la loi seule s’applique")

    demander = Transition("Demander une évaluation", "Évaluation demandée", de=VIT, par=(Role.AGENT, Role.ELU, Role.MAGISTRAT),
        si=si.aucune_evaluation_proche, annonce="Une évaluation de la convention est demandée", applique=effets.demander)
    evaluer = Transition("Noter que l’évaluation a eu lieu", "Évaluée", de=PARTOUT, par=(Role.AGENT, Role.COORDONNATEUR, Role.ELU),
        si=si.evaluation_attendue, formulaire=EvaluationForm, datee=True, applique=effets.evaluer)
    sans_evaluation = Transition("Constater que l’évaluation est sans objet", "Sans évaluation, d’un commun accord", de=PARTOUT,
        par=Role.ELU, si=si.evaluation_attendue, datee=True, a_deux=True, applique=effets.evaluer)

    jour_pour_denoncer = Delai("Dernier jour pour dénoncer", dans=Etat.EN_VIGUEUR, au="denonciation_le", attend=Role.ELU,
        fin=laisser_passer, rappels=(45, 15, 3))
    reconduction = Delai("Tacite reconduction", dans=Etat.EN_VIGUEUR, au="reconduction_le", attend=Role.ELU, fin=reconduire, rappels=(30,))
    fin = Delai("Fin de la convention", dans=VIT, au="extinction_le", attend=Role.ELU, fin=eteindre, rappels=(60, 15))
    preavis = Delai("Préavis à dater", dans=Etat.DENONCEE, bloquant="preavis_a_dater", duree=Duree(2, Unite.OUVRABLES), relances=(0, 5, 15))
    lettre_a_deposer = Delai("Lettre de dénonciation à déposer au parquet", dans=Etat.DENONCEE, depuis=lettre.depart,
        jusqua=(lettre.envoi, lettre.remise, lettre.reception), gestes=(Procedure.noter_envoi, Procedure.noter_remise),
        duree=Duree(1, Unite.OUVRABLES), relances=(0, 2, 5))
    evaluation = Delai("Évaluation de la convention", dans=PARTOUT, au="evaluation_le", des=30, rappels=(30,), relances=(15, 30, 60))
# fmt: on
