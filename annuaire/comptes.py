from allauth.account.adapter import DefaultAccountAdapter


class Comptes(DefaultAccountAdapter):
    """Accounts are opened by an administrator: nobody signs up."""

    def is_open_for_signup(self, request):
        return False
