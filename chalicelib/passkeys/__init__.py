"""Coming in by a passkey: a key that somebody's own device keeps, for employees and guests alike."""
