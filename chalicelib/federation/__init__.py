"""Coming in by the company's own sign-in (OpenID Connect): whom its provider vouches for, and as whom."""
