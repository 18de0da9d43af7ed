"""The pages that every procedure gets unwritten."""

from django.urls import path

from procedure import views

app_name = "procedure"
urlpatterns = [
    path("horloge/", views.horloge, name="horloge"),
]
