"""What we do not do: a message per term, that a broker must keep until its hour."""

from celery import shared_task

from procedure.moteur import echoir


@shared_task
def echoir_a_l_heure(echeance):
    echoir(echeance)
