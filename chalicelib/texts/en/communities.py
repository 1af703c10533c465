"""Refusals about communities."""

TEXTS: dict[str, str] = {
    "too_many_communities": "One person can be in 300 communities at most.",
    "last_steward": "A community needs a steward. Appoint another one first.",
    "company_wall": "This community’s guest clause does not cover that company.",
    "participants_only": "Guests take part; they cannot moderate or steward a community.",
    "account_closed": "This account rests or has left the network.",
    "already_inside": "This person is in the community already.",
    "already_asked": "You have asked already; the stewards will answer.",
    "join_instead": "This community is open: come in without asking.",
    "accept_instead": "You are invited: come in without asking.",
    "invitation_lapsed": "Whoever invited you cannot do so any more. Ask the stewards.",
    "too_many_invitations": "Too many invitations wait for this person already.",
    "not_inside": "You are not in this community.",
    "unknown_person": "There is nobody with this id, or nobody whom you can see.",
    "unknown_community": "There is no community with this id, or none that you can see.",
    "address_of_another_company": "This address does not belong to one of that company’s domains.",
    "too_many_at_once": "Too many communities for one invitation. Invite into fewer, then add the others.",
}
