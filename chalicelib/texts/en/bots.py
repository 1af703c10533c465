"""What people and bots are told about bots, and administrators about appointments."""

TEXTS: dict[str, str] = {
    "not_for_bots": "Bots do not do this: it is for people.",
    "too_many_bots": "You have as many bots as one can have. Retire one first.",
    "bots_follow_owners": "A bot is wherever its owner is. Nobody lets it in or appoints it.",
    "no_appointment": "No appointment of this person waits for a signature.",
}
