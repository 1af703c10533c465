"""What people are told about accounts, signing in, and companies."""

TEXTS: dict[str, str] = {
    "wrong_code": "This code does not open anything: wrong, used or too old. Ask for a new one.",
    "address_taken": "This address is somebody’s already.",
    "members_only": "This is for members of the company.",
    "administrators_only": "Only administrators may do this.",
    "scope_missing": "This token does not let one do that: make one whose scopes do.",
    "session_only": "Sign in with a browser to do this: a token may not.",
    "sponsor_only": "Only the guest’s sponsor and administrators may do this.",
    "departed_final": "This person has left for good. Invite them anew instead.",
    "not_active": "This person’s account is not active.",
    "last_administrator": "This is the last administrator. Appoint another one first.",
    "not_a_member": "This address is a guest’s, and guests cannot run the network.",
    "too_many_tokens": "You have as many tokens as one can have. Revoke one first.",
    "unknown_company": "There is no such company.",
    "unknown_member": "Only an active member can answer for a guest.",
    "date_not_ahead": "This day is past.",
    "date_too_far": "This is more than twelve months ahead.",
    "name_without_letters": "A name needs at least one letter or digit.",
    "wrong_domain": "This is not a domain, as in example.com.",
    "wrong_language": "This is not a language, as in fr or pt-BR.",
    "wrong_time_zone": "This is not a time zone, as in Europe/Paris.",
    "roles_of_members": "Only members can have this role.",
    "row_invited": "Invited.",
    "row_known": "This address is known already; nothing was changed.",
    "mail_code_subject": "Your code to sign in to Entrenous",
    "mail_code_intro": "Here is your code to sign in:",
    "mail_code_use": "It works once, within ten minutes, on the page where you asked for it.",
    "mail_code_ignore": (
        "If you did not ask for it, nothing needs to be done: without this code nobody signs in as "
        "you. Never "
        "give it to anyone."
    ),
    "mail_invitation_subject": "You are invited to Entrenous",
    "mail_invitation_hello": "Hello {name},",
    "mail_invitation_member": "Your company’s network on Entrenous is open to you.",
    "mail_invitation_member_by": "{inviter} invites you to your company’s network on Entrenous.",
    "mail_invitation_guest": "You are invited as a guest to a company’s network on Entrenous.",
    "mail_invitation_guest_by": "{inviter} invites you as a guest to their company’s network on Entrenous.",
    "mail_invitation_how": (
        "There is no password: ask for a code with this address on the page below, and it comes by mail."
    ),
    "mail_invitation_ignore": (
        "If you do not expect this invitation, you can ignore it: no account works before you sign in."
    ),
}
