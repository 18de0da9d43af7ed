"""One page each: what happens to a convention, to a bilan."""
