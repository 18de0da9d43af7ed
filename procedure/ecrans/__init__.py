"""The screens that every procedure gets unwritten: what they show is read here, from its page and its rows."""
