"""The annual bilan, and the life of a convention."""
