"""How somebody comes in, in a test: by the password, from one more browser."""

from django.test import Client
from django.urls import reverse

MOT = "un mot de passe"


def entrer(personne, mot=MOT, **entetes):
    """A new browser, past the password."""
    client = Client(headers=entetes)
    client.reponse = client.post(reverse("account_login"), {"login": personne.email, "password": mot})
    return client


def sans_second_facteur(personne):
    """As after the opening of the account: a password, and nothing else."""
    personne.set_password(MOT)
    personne.save()
    return personne
