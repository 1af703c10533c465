"""The company’s directory: who comes in and goes out with it, by SCIM 2.0 (RFC 7642, 7643, 7644)."""
