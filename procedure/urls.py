"""The pages that every procedure gets unwritten."""

from django.urls import path

from procedure import views

app_name = "procedure"
urlpatterns = [
    path("documents/<jeton>/", views.document, name="document"),
    path("liens/<jeton>/", views.lien, name="lien"),
    path("expediteurs/", views.expediteurs, name="expediteurs"),
    path("expediteurs/<int:pk>/accuser/", views.accuser, name="accuser"),
    path("horloge/", views.horloge, name="horloge"),
]
