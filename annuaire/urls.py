"""The account pages we serve. allauth has others: what is not here does not exist."""

from allauth.account import views as comptes
from allauth.mfa.base import views as facteurs
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as application
from allauth.mfa.webauthn import views as cles
from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from annuaire import views
from annuaire.plateforme.premier import premier

urlpatterns = [
    path("accueil/", RedirectView.as_view(pattern_name=settings.LOGIN_REDIRECT_URL), name="accueil"),
    path("conventions/", views.engagements, name="engagements"),
    path("institutions/", include("annuaire.gestion.urls")),
    path("premier-compte/", premier, name="premier"),
    path("plateforme/", include("annuaire.plateforme.urls")),
    path("connexion/", comptes.login, name="account_login"),
    path("connexion/cle/", cles.login_webauthn, name="mfa_login_webauthn"),
    path("connexion/second-facteur/", facteurs.authenticate, name="mfa_authenticate"),
    path("deconnexion/", comptes.logout, name="account_logout"),
    path("compte-ferme/", comptes.account_inactive, name="account_inactive"),
    path("compte/", views.Compte.as_view(), name="mfa_index"),
    path("compte/suite/", views.suite, name="suite"),
    path("compte/confirmer/", comptes.reauthenticate, name="account_reauthenticate"),
    path("compte/confirmer/code/", facteurs.reauthenticate, name="mfa_reauthenticate"),
    path("compte/confirmer/cle/", cles.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("compte/cles/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("compte/cles/ajouter/", views.PoserCle.as_view(), name="mfa_add_webauthn"),
    path("compte/cles/<int:pk>/renommer/", cles.edit_webauthn, name="mfa_edit_webauthn"),
    path("compte/cles/<int:pk>/retirer/", cles.remove_webauthn, name="mfa_remove_webauthn"),
    path("compte/application/", views.PoserApplication.as_view(), name="mfa_activate_totp"),
    path("compte/application/retirer/", application.deactivate_totp, name="mfa_deactivate_totp"),
    path("compte/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("compte/codes/nouveaux/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("compte/codes/fichier/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("compte/sessions/", views.sessions, name="sessions"),
    path("compte/sessions/fermer/", views.fermer_sessions, name="fermer_sessions"),
    path("compte/sessions/<int:pk>/fermer/", views.fermer_sessions, name="fermer_session"),
    path("mot-de-passe/", comptes.password_change, name="account_change_password"),
    path("mot-de-passe/choisir/", comptes.password_set, name="account_set_password"),
    path("mot-de-passe/oublie/", comptes.password_reset, name="account_reset_password"),
    path("mot-de-passe/oublie/envoye/", comptes.password_reset_done, name="account_reset_password_done"),
    path(
        "mot-de-passe/nouveau/fait/",
        comptes.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^mot-de-passe/nouveau/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        comptes.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
