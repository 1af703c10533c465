"""How the network is held to account: break-glass, the register of secret communities, looking as others."""
