"""The addresses of pieces, under those of every procedure."""

from django.urls import path

from procedure.pieces import views

urlpatterns = [
    path("dossiers/<jeton:jeton>/pieces/", views.joindre, name="joindre"),
    path("pieces/<jeton:jeton>/", views.piece, name="piece"),
    path("pieces/<jeton:jeton>/secret/", views.secret, name="secret"),
    path("pieces/<jeton:jeton>/pages/<int:numero>.png", views.page, name="page_de_piece"),
]
