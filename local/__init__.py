"""The network on a laptop, by one command. Never packaged; everything listens on 127.0.0.1 only."""
