"""Ce que l’on dit des webhooks, des messages entrants et de ce que l’on marque."""

TEXTS: dict[str, str] = {
    "url_refused": "Cette adresse n’est pas appelée : il faut https, un nom sur Internet et le port 443.",
    "url_unresolved": "Ce nom ne mène nulle part pour l’instant.",
    "too_many_webhooks": "Vous avez autant de webhooks que possible. Supprimez-en d’abord un.",
    "too_many_bridges": "Cette communauté a autant de webhooks que possible.",
    "content_needs_open": (
        "Seules les communautés ouvertes laissent sortir des mots. D’une communauté "
        "fermée, un webhook n’apprend que des identifiants."
    ),
    "webhook_disabled": "Ce webhook est désactivé. Réactivez-le d’abord.",
    "still_waiting": "L’envoi est déjà en cours.",
    "too_many_attempts": "L’envoi a été tenté assez souvent.",
    "insights_off": "Cette communauté ne permet pas de marquer des pistes ni des enseignements.",
    "one_text": "Envoyez soit un corps, soit un texte.",
    "too_many_incoming": (
        "Cette communauté reçoit déjà des messages d’autant d’endroits que possible. Révoquez-en un d’abord."
    ),
}
