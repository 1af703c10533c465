"""Ce qui est dit des clés d’accès."""

TEXTS: dict[str, str] = {
    "passkey_refused": "Cette clé d’accès n’ouvre rien ici. Réessayez, ou connectez-vous avec un code.",
    "passkey_known": "Cette clé d’accès est déjà là.",
    "too_many_passkeys": "Vous avez autant de clés d’accès que possible. Retirez-en d’abord une.",
    "mail_passkey_subject_added": "Une clé d’accès a été ajoutée à votre compte sur Entrenous",
    "mail_passkey_subject_removed": "Une clé d’accès a été retirée de votre compte sur Entrenous",
    "mail_passkey_added": (
        "Quelqu’un qui était connecté à votre compte a ajouté une clé d’accès : on peut désormais se "
        "connecter avec elle."
    ),
    "mail_passkey_removed": (
        "Quelqu’un qui était connecté à votre compte a retiré une clé d’accès : on ne peut plus se "
        "connecter avec elle."
    ),
    "mail_passkey_doubt": (
        "Si c’était vous, il n’y a rien à faire. Sinon, retirez les clés d’accès que vous ne connaissez pas "
        "et déconnectez les autres appareils sur la page ci-dessous, et dites-le tout de suite à un "
        "administrateur."
    ),
}
