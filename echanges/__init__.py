"""Exchanges of information between the mairie and the parquet."""
