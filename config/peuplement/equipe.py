"""Several who write at once, each in a process of its own that opens the base for itself."""

from multiprocessing import get_context

from django.db import connections


def partager(combien, travail, dire):
    """Each does `travail(rang, compter)`; what each counts is told as one sum."""
    contexte = get_context("fork")  # what they copy from is read, never sent
    somme = contexte.Value("q", 0)

    def compter(faits):
        with somme.get_lock():
            somme.value += faits
            dire(somme.value)

    if combien == 1:
        travail(0, compter)
        return
    connections.close_all()
    equipe = [contexte.Process(target=travail, args=(rang, compter)) for rang in range(combien)]
    for copiste in equipe:
        copiste.start()
    for copiste in equipe:
        copiste.join()
    if any(copiste.exitcode for copiste in equipe):
        raise RuntimeError("Un des copistes s’est arrêté : ce monde n’est pas entier.")
