"""A device in words, as its owner would call it."""

from django import template

register = template.Library()
# The first that is found wins: most browsers also say that they are another.
NAVIGATEURS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMES = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


@register.filter
def appareil(agent: str) -> str:
    navigateur, systeme = _premier(NAVIGATEURS, agent), _premier(SYSTEMES, agent)
    return " sur ".join(mot for mot in (navigateur, systeme) if mot) or "Appareil inconnu"


def _premier(mots, agent):
    return next((nom for mot, nom in mots.items() if mot in agent), "")
