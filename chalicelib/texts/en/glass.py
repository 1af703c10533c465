"""Refusals about break-glass."""

TEXTS: dict[str, str] = {
    "own_request": "Whoever asks cannot sign: a second administrator or an auditor does.",
    "officers_only": "Only administrators and auditors see this.",
    "glass_not_yours": "Only whoever asked for this access can end it.",
    "glass_signed": "Somebody else has signed for this request already.",
    "glass_lapsed": "This request has waited for more than a day. It has to be made again.",
    "glass_withdrawn": "This request was withdrawn.",
    "glass_asker_gone": "Whoever asked has not been an administrator all the time since.",
}
