"""Pourquoi quelqu’un reçoit une notification."""

TEXTS = {
    "told_as_mentioned": "On vous mentionne.",
    "told_as_answer": "Votre commentaire a été accepté comme réponse.",
    "told_as_replied": "On a répondu à votre commentaire.",
    "told_as_own": "Vous avez écrit la publication.",
    "told_as_following": "Vous suivez cette publication.",
    "told_as_everything": "Vous voulez tout savoir de cette communauté.",
    "told_as_you": "Cela vous concerne.",
    "told_as_steward": "Vous animez cette communauté.",
    "told_as_moderator": "Vous modérez cette communauté.",
    "told_as_sponsor": "Vous répondez de cette personne externe.",
    "told_as_administrator": "Vous administrez le réseau.",
    "told_as_inside": "Vous appartenez à cette communauté.",
    "told_as_network": "Cela concerne tout le réseau.",
}
