"""The mail that opens an account: its link lets somebody choose their password, once, for three days."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.template.loader import render_to_string

from annuaire.comptes import ecrire_a


def inviter(request, personne, institution):
    """After the commit: a mail that cannot leave undoes no account, and may be asked for again."""
    cle = f"{user_pk_to_url_str(personne)}-{default_token_generator.make_token(personne)}"
    lien = get_adapter(request).get_reset_password_from_key_url(cle)
    contexte = {"lien": lien, "institution": institution, "par": request.user}
    corps = render_to_string("courriels/invitation.txt", contexte)
    transaction.on_commit(lambda: ecrire_a(personne, "Votre compte Trait d’union", corps, "invitation"))
