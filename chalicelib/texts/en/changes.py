"""Refusals about changes of the rule, and about earlier eras."""

TEXTS: dict[str, str] = {
    "change_pending": "A change of the rule is proposed already. Withdraw it, or wait until it is settled.",
    "change_settled": "This change does not wait for anybody any more.",
    "already_signed": "Somebody else has signed this change already.",
    "not_a_signer": "Only who has signed this can take it back.",
    "no_steward": "This community has no steward. An administrator names one first.",
    "role_lost": "Who proposed this is no steward of the community any more. Propose it anew.",
    "unknown_administrator": "Nobody who could sign has this id: it takes another administrator.",
    "nothing_beside": "Deleting goes with nothing else: leave the rest out.",
    "nothing_to_sign": "This takes no second signature: leave it out.",
    "own_membership": "Others decide which eras you are shown.",
    "eras_not_read": "Only members inside who read these eras can show them to others.",
    "not_for_guests": "Guests are never shown earlier eras.",
    "another_era_waits": "Another era waits for a second signature. Withdraw that first.",
    "unknown_era": "The community has no era of this number yet.",
    "not_earlier": "This person reads that era already.",
}
