"""What helps whoever works here: what they are told and how often, words explained, keys."""
