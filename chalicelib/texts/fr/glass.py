"""Les refus qui concernent l’accès exceptionnel."""

TEXTS: dict[str, str] = {
    "own_request": "Qui demande ne peut pas signer : il faut un second administrateur ou un auditeur.",
    "officers_only": "Seuls les administrateurs et les auditeurs voient ceci.",
    "glass_not_yours": "Seule la personne qui a demandé cet accès peut y mettre fin.",
    "glass_signed": "Quelqu’un d’autre a déjà signé pour cette demande.",
    "glass_lapsed": "Cette demande attend depuis plus d’un jour. Il faut la refaire.",
    "glass_withdrawn": "Cette demande a été retirée.",
    "glass_asker_gone": "La personne qui a demandé n’est pas restée administratrice depuis sa demande.",
}
