"""What people are told about passkeys."""

TEXTS: dict[str, str] = {
    "passkey_refused": "This passkey does not open anything here. Try again, or sign in with a code.",
    "passkey_known": "This passkey is there already.",
    "too_many_passkeys": "You have as many passkeys as one can have. Remove one first.",
    "mail_passkey_subject_added": "A passkey was added to your account on Entrenous",
    "mail_passkey_subject_removed": "A passkey was removed from your account on Entrenous",
    "mail_passkey_added": (
        "Somebody who was signed in as you added a passkey: one can sign in with it from now on."
    ),
    "mail_passkey_removed": (
        "Somebody who was signed in as you removed a passkey: nobody can sign in with it any more."
    ),
    "mail_passkey_doubt": (
        "If it was you, there is nothing to do. Otherwise, remove the passkeys that you do not know and sign "
        "out the other devices on the page below, and tell an administrator at once."
    ),
}
