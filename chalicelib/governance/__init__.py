"""How the network is answered for: what is kept for good, and who may look."""
