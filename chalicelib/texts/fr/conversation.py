"""Ce que disent les conversations."""

TEXTS: dict[str, str] = {
    "someone": "quelqu’un",
    "audience_widened": "Plus de personnes lisent cette communauté que ce qui vous a été montré. "
    "Regardez qui la lit maintenant, puis renvoyez.",
    "closed": "Cette publication est close : elle ne prend plus de commentaires.",
    "not_yours": "Seul son auteur peut le faire.",
    "not_a_question": "Seule une question peut avoir une réponse.",
    "may_not_answer": "Seules la personne qui a posé la question et la modération acceptent une réponse.",
    "too_many_pins": "Au plus {most} publications peuvent être en tête. Retirez-en une d’abord.",
    "too_many_mentions": "Au plus {most} personnes peuvent être mentionnées à la fois.",
    "unknown_comment": "Cette publication n’a pas ce commentaire, ou vous ne pouvez pas le voir.",
    "one_level": "C’est déjà une réponse. Répondez au commentaire auquel elle répond.",
}
