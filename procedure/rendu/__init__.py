"""Letters made into PDF. `textes.py` freezes the HTML, `atelier.py` has it rendered by a child that is bounded."""
