"""What transactions add to the pages that every procedure gets: the inventory of places and works."""

from django.urls import path

from transactions.inventaire import views

app_name = "transactions"
urlpatterns = [
    path("inventaire/", views.inventaire, name="inventaire"),
    path("inventaire/<int:pk>/ajouter/", views.ligne, name="ligne_neuve"),
    path("inventaire/<int:pk>/<int:ligne>/", views.ligne, name="ligne"),
]
