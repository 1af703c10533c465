"""Pourquoi quelqu’un reçoit une notification."""

TEXTS = {
    "because_mentioned": "On vous mentionne.",
    "because_answer": "Votre commentaire a été accepté comme réponse.",
    "because_replied": "On a répondu à votre commentaire.",
    "because_own": "Vous avez écrit la publication.",
    "because_following": "Vous suivez cette publication.",
    "because_everything": "Vous voulez tout savoir de cette communauté.",
    "because_you": "Cela vous concerne.",
    "because_steward": "Vous animez cette communauté.",
    "because_moderator": "Vous modérez cette communauté.",
    "because_sponsor": "Vous répondez de cette personne externe.",
    "because_administrator": "Vous administrez le réseau.",
    "because_inside": "Vous appartenez à cette communauté.",
    "because_network": "Cela concerne tout le réseau.",
}
