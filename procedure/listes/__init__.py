"""Many cases at once: filtered, found by a name, signed together."""
