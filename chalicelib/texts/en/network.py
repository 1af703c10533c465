"""What administrators are told about the network's settings."""

TEXTS: dict[str, str] = {
    "settings_closed": "Only administrators and auditors see the network’s settings.",
    "mixed_change": (
        "This tightens one setting and loosens another. Send the two apart: the one takes effect at once, "
        "the other takes two administrators and a delay."
    ),
    "settings_change_pending": "Another change of settings waits. Withdraw it first, or wait for its day.",
    "own_proposal": "You proposed this yourself: somebody else has to sign it.",
    "signers_only": "Only one of the two who signed this may take it back.",
    "signed_already": "Another administrator has signed this already.",
    "proposal_settled": "This change waits no more: it came, lapsed or was withdrawn.",
    "signer_gone": "Who proposed this does not run the network any more. Propose it anew.",
    "address_outside_domains": "Addresses of employees are of the network’s own domains; this one is not.",
}
