"""How every procedure runs; it knows no particular one."""
