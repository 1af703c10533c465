"""Who may see and do what: viewer, verbs, policy, gate. Every surface asks here."""
