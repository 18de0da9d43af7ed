"""The inventory of places and works: what communes offer, what the parquet looks for against it (000, II and III)."""
