"""The days to come: the terms that run, on a page and in one's own calendar."""
