"""Dated law as data."""
