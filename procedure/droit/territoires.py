"""Where an article of the code de la sécurité intérieure does not apply, by département or collectivity of overseas."""

from annuaire.lieux import departement_de

SAINT_BARTHELEMY, SAINT_MARTIN, WALLIS, POLYNESIE, CALEDONIE = "977", "978", "986", "987", "988"
SANS = {
    "L.132-5": {SAINT_BARTHELEMY, SAINT_MARTIN, WALLIS, POLYNESIE, CALEDONIE},
    "L.132-7": {SAINT_BARTHELEMY, SAINT_MARTIN, WALLIS, CALEDONIE},
}


def applicable(article, code) -> bool:
    """In the commune of this INSEE code."""
    return departement_de(code) not in SANS[article]
