class FichierRefuse(Exception):
    """Why a file given to us was not read: one sentence. Nothing of it was written."""
