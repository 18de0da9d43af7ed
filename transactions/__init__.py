"""Transaction municipale, proposition 44-1 al. 6, classement sous condition."""
