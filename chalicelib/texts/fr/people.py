"""Ce que l’on dit des comptes, de la connexion et des entreprises."""

TEXTS: dict[str, str] = {
    "wrong_code": "Ce code n’ouvre rien : faux, déjà utilisé ou trop ancien. Demandez-en un nouveau.",
    "address_taken": "Cette adresse est déjà celle de quelqu’un.",
    "members_only": "C’est réservé aux membres de l’entreprise.",
    "administrators_only": "Seuls les administrateurs peuvent le faire.",
    "scope_missing": "Ce jeton ne permet pas de le faire : créez-en un dont la portée le permet.",
    "session_only": "Connectez-vous avec un navigateur pour le faire : un jeton ne suffit pas.",
    "sponsor_only": "Seuls le référent de cet externe et les administrateurs peuvent le faire.",
    "departed_final": "Cette personne est partie pour de bon. Invitez-la plutôt à nouveau.",
    "not_active": "Le compte de cette personne n’est pas actif.",
    "last_administrator": "C’est le dernier administrateur. Nommez-en d’abord un autre.",
    "not_a_member": "Cette adresse est celle d’un externe, et un externe ne peut pas administrer le réseau.",
    "too_many_tokens": "Vous avez autant de jetons que possible. Révoquez-en d’abord un.",
    "unknown_company": "Cette entreprise n’existe pas.",
    "unknown_member": "Seul un membre actif peut répondre d’un externe.",
    "date_not_ahead": "Ce jour est passé.",
    "date_too_far": "C’est dans plus de douze mois.",
    "name_without_letters": "Un nom contient au moins une lettre ou un chiffre.",
    "wrong_domain": "Ce n’est pas un domaine, comme example.com.",
    "wrong_language": "Ce n’est pas une langue, comme fr ou pt-BR.",
    "wrong_time_zone": "Ce n’est pas un fuseau horaire, comme Europe/Paris.",
    "roles_of_members": "Seuls les membres peuvent avoir ce rôle.",
    "row_invited": "Invité.",
    "row_known": "Cette adresse est déjà connue ; rien n’a été modifié.",
    "mail_code_subject": "Votre code de connexion à Entrenous",
    "mail_code_intro": "Voici votre code de connexion :",
    "mail_code_use": "Il sert une fois, pendant dix minutes, sur la page où vous l’avez demandé.",
    "mail_code_ignore": (
        "Si vous ne l’avez pas demandé, il n’y a rien à faire : sans ce code, personne ne se "
        "connecte à votre "
        "place. Ne le donnez jamais à personne."
    ),
    "mail_invitation_subject": "Vous êtes invité sur Entrenous",
    "mail_invitation_hello": "Bonjour {name},",
    "mail_invitation_member": "Le réseau de votre entreprise sur Entrenous vous est ouvert.",
    "mail_invitation_member_by": "{inviter} vous invite sur le réseau de votre entreprise, sur Entrenous.",
    "mail_invitation_guest": (
        "Vous êtes invité en tant qu’externe sur le réseau d’une entreprise, sur Entrenous."
    ),
    "mail_invitation_guest_by": (
        "{inviter} vous invite en tant qu’externe sur le réseau de son entreprise, sur Entrenous."
    ),
    "mail_invitation_how": (
        "Il n’y a pas de mot de passe : demandez un code avec cette adresse sur la page ci-dessous, et il "
        "arrive par courriel."
    ),
    "mail_invitation_ignore": (
        "Si vous n’attendez pas cette invitation, ignorez-la : aucun compte ne fonctionne avant votre "
        "connexion."
    ),
}
