def ecrire(ligne):
    """Save a row that no form has checked: the same rules, in the same words."""
    ligne.full_clean()
    ligne.save()
    return ligne
