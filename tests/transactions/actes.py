"""The acts of a transaction, as the lawyers' table has them. Act: from which states, to which, by whom."""

from transactions.models import Etat

AGENT, ELU, MAGISTRAT, SECRETARIAT, HORLOGE = "agent", "elu", "magistrat", "secretariat", "horloge"
TOUS = {AGENT, ELU, "coordonnateur", MAGISTRAT, SECRETARIAT}
PARTOUT = {str(etat.value) for etat in Etat}
FINALS = {"eteinte", "decidee", "sans_suite", "sans_objet", "abandonnee"}
EN_COURS = PARTOUT - FINALS
PREPAREE, REFUSEES, DEMANDEE = {"brouillon", "a_signer"}, {"refusee", "silence", "non_remise"}, {"homologation", "juge"}
DERNIERES = {"transmise", "close", "executee", "non_executee"}
AU_PARQUET = {*DEMANDEE, *DERNIERES, "homologuee", "non_homologuee", "en_execution"}
SIENS = {
    "ouvrir": (set(), "brouillon", {AGENT}),
    "soumettre": ({"brouillon"}, "a_signer", {AGENT}),
    "rendre": ({"a_signer"}, "brouillon", {ELU}),
    "retirer": ({"a_signer"}, "brouillon", {AGENT}),
    "constater_hors_delai": (PREPAREE | {"proposee"}, "abandonnee", {AGENT}),
    "proposer": ({"a_signer", "non_remise"}, "proposee", {ELU}),
    "constater_non_remise": ({"proposee", "silence"}, "non_remise", {AGENT}),
    "accepter": ({"proposee"}, "acceptee", {AGENT}),
    "admettre": ({"proposee"}, "acceptee", {ELU}),
    "refuser": ({"proposee"}, "refusee", {AGENT}),
    "constater_silence": ({"proposee"}, "silence", {HORLOGE}),
    "revenir": ({"silence"}, "proposee", {HORLOGE}),
    "informer_du_refus": (REFUSEES, "transmise", {ELU}),
    "dire_l_acceptation": ({"transmise"}, None, {AGENT}),
    "demander_homologation": ({"acceptee"}, "homologation", {ELU}),
    "demander": (DEMANDEE, None, {MAGISTRAT, SECRETARIAT}),
    "repondre": (DEMANDEE, None, {AGENT}),
    "homologuer": ({"homologation"}, "homologuee", {MAGISTRAT}),
    "refuser_homologation": ({"homologation"}, "non_homologuee", {MAGISTRAT}),
    "transmettre_au_juge": ({"homologation"}, "juge", {MAGISTRAT}),
    "homologuer_au_siege": ({"juge"}, "homologuee", {SECRETARIAT, MAGISTRAT}),
    "refuser_au_siege": ({"juge"}, "non_homologuee", {SECRETARIAT, MAGISTRAT}),
    "relancer": (DEMANDEE, None, {AGENT}),
    "designer_delegue": ({*DEMANDEE, "homologuee", "en_execution"}, None, {MAGISTRAT}),
    "restituer": ({"non_homologuee", "close", "decidee", "sans_suite", "sans_objet", "abandonnee"}, None, {AGENT}),
    "notifier": ({"homologuee"}, "en_execution", {ELU}),
    "notifier_encore": ({"en_execution"}, None, {ELU}),
    "notifier_refus": ({"non_homologuee"}, "close", {ELU}),
    "verser_avant": ({"acceptee", *DEMANDEE}, None, {AGENT}),
    "verser": ({"en_execution"}, None, {AGENT}),
    "consigner_journee": ({"en_execution"}, None, {AGENT, "delegue"}),
    "rendre_compte": ({*DEMANDEE, "homologuee", "en_execution", "executee", "non_executee"}, None, {"delegue"}),
    "suspendre": ({"en_execution"}, None, {ELU}),
    "poursuivre": ({"en_execution"}, None, {ELU}),
    "retirer_ligne": (
        {"acceptee", *DEMANDEE, "non_homologuee", "close", "en_execution"},
        None,
        {AGENT, ELU, "delegue"},
    ),
    "executer": ({"en_execution"}, "executee", {ELU}),
    "constater_inexecution": ({"en_execution"}, "non_executee", {ELU}),
    "eteindre": ({"executee"}, "eteinte", {MAGISTRAT}),
    "decider": (DERNIERES, "decidee", {MAGISTRAT}),
    "clore_sans_suite": (DERNIERES, "sans_suite", {AGENT}),
    "dire_la_suite": ({"sans_suite"}, None, {MAGISTRAT}),
    "classer_sans_objet": (EN_COURS - PREPAREE, "sans_objet", {ELU}),
    "constater_sans_objet": (AU_PARQUET, "sans_objet", {MAGISTRAT}),
    "prescrire": (AU_PARQUET, "sans_objet", {MAGISTRAT}),
    "constater_deces": (EN_COURS, None, {AGENT}),
    "abandonner": (PREPAREE, "abandonnee", {AGENT, ELU}),
    "desister": ({"proposee", "non_remise", "acceptee", *DEMANDEE}, "abandonnee", {ELU}),
}
RENVERSENT = {"accepter": {"silence"}, "admettre": {"silence"}}
SIGNES = {
    "proposer", "informer_du_refus", "demander_homologation", "notifier", "notifier_encore", "notifier_refus", "executer", "constater_inexecution",
    "classer_sans_objet", "desister",
}  # fmt: skip
PROUVES = {"constater_non_remise", "accepter", "admettre", "refuser", "dire_l_acceptation", "constater_deces"}
