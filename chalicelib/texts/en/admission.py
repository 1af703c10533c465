"""Refusals about how one comes into a community."""

TEXTS: dict[str, str] = {
    "terms_not_accepted": "This community has rules of its own. Read them, then accept this version.",
    "bots_accept_nothing": "A bot cannot accept a community’s rules. Its owner can.",
    "community_full": "Every seat of this community is taken.",
    "answer_needed": "This community asks a question. Answer it to be let in.",
    "own_word": "Nobody vouches for themselves, nor for a guest for whom they ask.",
    "may_not_vouch": "Only employees inside vouch, where the stewards have left admission to them.",
}
