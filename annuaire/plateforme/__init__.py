"""What the operator of the platform keeps: which institutions use it, and what they signed. No name of a case, and no case."""
