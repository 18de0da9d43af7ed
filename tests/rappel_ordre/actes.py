"""The acts of the rappel à l'ordre, from its opening to the closed file, as the lawyers' table has them. The page must say the same.

Act: from which states, to which, by whom. What the parquet does may also be recorded by the agent, with its proof.
"""

AGENT, ELU, MAGISTRAT, SECRETARIAT, HORLOGE = "agent", "elu", "magistrat", "secretariat", "horloge"
B, S, D, A, K, P, M, R, V, C, X = (
    "brouillon", "a_signer", "avis_demande", "autorise", "convoque", "prononce", "carence", "refuse", "reoriente", "clos",
    "abandonne",
)  # fmt: skip
TOUS = {AGENT, ELU, "coordonnateur", MAGISTRAT, SECRETARIAT}
PARTOUT, EN_COURS = {B, S, D, A, K, P, M, R, V, C, X}, {B, S, D, A, K, P, M, R, V}

ACTES = {
    "ouvrir": (set(), B, {AGENT}),
    "soumettre": ({B}, S, {AGENT}),
    "rendre": ({S}, B, {ELU}),
    "retirer": ({S}, B, {AGENT}),
    "saisir": ({S}, D, {ELU}),
    "autoriser": ({S}, A, {ELU}),
    "demander": ({D}, None, {MAGISTRAT}),
    "repondre": ({D}, None, {AGENT}),
    "favorable": ({D}, A, {MAGISTRAT}),
    "defavorable": ({D}, R, {MAGISTRAT}),
    "reorienter": ({D}, V, {MAGISTRAT}),
    "tacite": ({D}, A, {HORLOGE}),
    "refus_tacite": ({D}, R, {HORLOGE}),
    "revenir": ({A, R, K}, D, {HORLOGE}),
    "passer_outre": ({D}, A, {ELU}),
    "tardif": ({A, R, K, P, M, C}, None, {MAGISTRAT}),
    "convenir": ({D}, A, {ELU}),
    "renoncer": ({A, K, M}, X, {ELU}),
    "maintenir": ({A, K, M}, None, {ELU}),
    "reprendre": ({R}, A, {ELU}),
    "actualiser": ({A, K, M}, None, {AGENT}),
    "fixer": ({A, K, M}, None, {AGENT, ELU}),
    "convoquer": ({A}, K, {ELU}),
    "reporter": ({K, M}, K, {ELU}),
    "confirmer": ({A}, K, {AGENT, ELU}),
    "prononcer": ({A, K}, P, {AGENT, ELU}),
    "constater_carence": ({K}, M, {ELU}),
    "informer": ({P, M}, None, {ELU}),
    "annuler": ({D, R, V}, None, {ELU}),
    "exclure": ({D, A, K}, X, {ELU}),
    "transmettre": ({R}, None, {ELU}),
    "clore": ({P, M}, C, {HORLOGE}),
    "clore_sans_suite": ({R, V}, C, {AGENT}),
    "abandonner": ({B, S, A}, X, {AGENT, ELU}),
    "desister": ({D, A, K}, X, {ELU}),
    "constater_deces": (EN_COURS, X, {AGENT, ELU}),
    "demander_suite": ({R, V, M, C}, None, {AGENT}),
    "repondre_suite": ({R, V, M, C}, None, {MAGISTRAT}),
    "completer": (EN_COURS, None, {AGENT}),
    "noter_envoi": (PARTOUT, None, {AGENT, HORLOGE}),
    "noter_remise": (PARTOUT, None, {AGENT}),
    "noter_presentation": (PARTOUT, None, {AGENT}),
    "noter_reception": (PARTOUT, None, {AGENT, SECRETARIAT, MAGISTRAT, HORLOGE}),
    "noter_retour": (PARTOUT, None, {AGENT, HORLOGE}),
    "renvoyer": (PARTOUT, None, {AGENT}),
    "refaire": (EN_COURS, None, {ELU}),
    "rectifier": (EN_COURS, None, {AGENT, ELU, MAGISTRAT, SECRETARIAT}),
    "joindre": (PARTOUT, None, TOUS),
    "noter": (PARTOUT, None, TOUS),
    "corriger_note": (PARTOUT, None, TOUS),
    "retirer_note": (PARTOUT, None, TOUS),
    "rapprocher": (PARTOUT, None, TOUS),
    "separer": (PARTOUT, None, TOUS),
    "recompter": (PARTOUT, None, {HORLOGE}),
    "confier": (EN_COURS, None, {AGENT, ELU, MAGISTRAT, SECRETARIAT}),
}
# An answer that reached the commune in the term, recorded after silence had decided.
RENVERSENT = {nom: {A, R, K} for nom in ("demander", "favorable", "defavorable", "reorienter")}
SIGNES = {"saisir", "autoriser", "passer_outre", "convenir", "renoncer", "maintenir", "reprendre", "refaire", "convoquer", "reporter",
    "constater_carence", "informer", "annuler", "exclure", "transmettre", "desister"}  # fmt: skip
DATES = {
    "prononcer",
    "constater_deces",
    "convenir",
    "repondre_suite",
    "demander",
    "favorable",
    "defavorable",
    "reorienter",
    "tardif",
    "noter_envoi",
    "noter_remise",
    "noter_presentation",
    "noter_reception",
    "noter_retour",
}
