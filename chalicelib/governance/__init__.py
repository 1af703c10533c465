"""How the network is answered for: what is kept for good, break-glass, the register, looking as others."""
