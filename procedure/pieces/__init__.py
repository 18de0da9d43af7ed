"""What people join to a case. `examen.py` reads it in the bounded child, `depot.py` sends it there, `rangement.py` keeps it."""
