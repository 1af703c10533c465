"""Ce que l’on dit aux administrateurs des réglages du réseau."""

TEXTS: dict[str, str] = {
    "settings_closed": "Seuls les administrateurs et les auditeurs voient les réglages du réseau.",
    "mixed_change": (
        "Ceci resserre un réglage et en assouplit un autre. Envoyez-les séparément : le premier prend effet "
        "aussitôt, le second demande deux administrateurs et un délai."
    ),
    "settings_change_pending": (
        "Un autre changement de réglages est en attente. Retirez-le d’abord, ou attendez son jour."
    ),
    "own_proposal": "C’est votre propre proposition : une autre personne doit la signer.",
    "signers_only": "Seule l’une des deux personnes qui ont signé peut retirer ce changement.",
    "signed_already": "Un autre administrateur a déjà signé.",
    "proposal_settled": "Ce changement n’est plus en attente : il est venu, devenu caduc ou retiré.",
    "signer_gone": "Qui l’a proposé n’administre plus le réseau. Proposez-le à nouveau.",
    "address_outside_domains": (
        "Les adresses des employés sont dans les domaines du réseau ; celle-ci n’y est pas."
    ),
}
