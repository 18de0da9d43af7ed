"""The rappel à l'ordre (art. L.132-7 CSI)."""
