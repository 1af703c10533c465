"""What people are told about guests’ stays, addresses that change, and who can read what."""

TEXTS: dict[str, str] = {
    "months": "January February March April May June July August September October November December",
    "stay_too_long": "This network lets guests stay for {days} days at most at a time.",
    "guests_off": "This network lets no guests in at present.",
    "sponsor_needed": "Nobody answers for this guest any more. Name another sponsor first.",
    "own_address": "Another administrator changes your address.",
    "has_steward": "This community has an active steward, who appoints others.",
    "not_of_its_people": "Only an active member who is in this community already can become its steward.",
    "mail_ending_subject_guest": "Your access to Entrenous ends after {day}",
    "mail_ending_guest": "Your access as a guest ends after {day}.",
    "mail_ending_by": "If you should stay longer, ask {sponsor}, who answers for you, to renew it.",
    "mail_ending_nobody": "If you should stay longer, ask the people you work with to find you a sponsor.",
    "mail_ending_subject_sponsor": "Your guest’s access ends after {day}",
    "mail_ending_sponsor": "The access of your guest {guest} ({company}) ends after {day}.",
    "mail_ending_renew": "If they should stay longer, renew it on the page below. Otherwise do nothing.",
    "mail_address_subject": "Your address on Entrenous is about to change",
    "mail_address_planned": (
        "An administrator has given your account another e-mail address. From {day} on you sign in with that "
        "one; until then with this one."
    ),
    "mail_address_out": "You have been signed out everywhere, and your tokens have ended.",
    "mail_address_doubt": "If you did not expect this, tell an administrator now: it can be taken back.",
    "mail_address_subject_changed": "You sign in to Entrenous with this address now",
    "mail_address_changed": (
        "Your account has this e-mail address from now on. Ask for a code with it on the page below."
    ),
    "access_open": "The community was open when this was written: every member of the network can read it.",
    "access_inside": "This person is in the community, and was let in for the time when this was written.",
    "access_glass": "A break-glass access of this person stands open for an hour, signed by two.",
    "access_outside": "This person is not in the community.",
    "access_came_later": "This was written for the people of an earlier time, before this person came in.",
    "access_clause": "The guest clause under which this was written does not cover this person’s company.",
    "access_asleep": "Guests of this person’s company cannot read here at present.",
    "access_suspended": "This person’s account is suspended.",
    "access_departed": "This person has left the network.",
    "access_invited": "This person has not signed in yet.",
    "access_over": "This person’s stay is over.",
    "access_not_now": "This person cannot read at present.",
    "access_company": "The guest clause names this person’s company.",
    "access_mixed": "The guest clause lets guests of any company in.",
    "access_uncovered": "The guest clause does not cover this person’s company: nothing can be read.",
    "access_archived": "The community is archived: guests cannot read it.",
    "access_off": "The network lets no guests in at present.",
}
