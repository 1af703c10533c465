"""Les refus qui concernent l’entrée dans une communauté."""

TEXTS: dict[str, str] = {
    "terms_not_accepted": "Cette communauté a ses propres règles. Lisez-les, puis acceptez cette version.",
    "bots_accept_nothing": "Un robot n’accepte pas les règles d’une communauté ; son propriétaire le peut.",
    "community_full": "Toutes les places de cette communauté sont prises.",
    "answer_needed": "Cette communauté pose une question. Répondez-y pour être admis.",
    "own_word": "Personne ne se porte garant de soi-même, ni d’un externe pour qui il demande.",
    "may_not_vouch": "Seuls les membres qui sont dedans se portent garants, si les animateurs l’ont voulu.",
}
