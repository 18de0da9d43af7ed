"""The account pages we serve. allauth has others: what is not here does not exist."""

from allauth.account import views as comptes
from django.urls import include, path, re_path

from annuaire import views

urlpatterns = [
    path("", views.accueil, name="accueil"),
    path("institutions/", include("annuaire.gestion.urls")),
    path("plateforme/", include("annuaire.plateforme.urls")),
    path("connexion/", comptes.login, name="account_login"),
    path("deconnexion/", comptes.logout, name="account_logout"),
    path("compte-ferme/", comptes.account_inactive, name="account_inactive"),
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
