"""Restoring a network from its backups to new tables, as a drill or in earnest: `make restore-drill`."""
