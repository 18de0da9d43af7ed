"""Who: people, institutions, habilitations, conventions."""
