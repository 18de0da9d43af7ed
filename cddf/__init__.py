"""The conseil pour les droits et devoirs des familles."""
