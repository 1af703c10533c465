"""Ce que l’on dit des robots, et aux administrateurs des nominations."""

TEXTS: dict[str, str] = {
    "not_for_bots": "Les robots ne le font pas : c’est réservé aux personnes.",
    "too_many_bots": "Vous avez autant de robots que possible. Retirez-en d’abord un.",
    "bots_follow_owners": "Un robot est là où est son propriétaire. Personne ne l’admet ni ne le nomme.",
    "no_appointment": "Aucune nomination de cette personne n’attend de signature.",
}
