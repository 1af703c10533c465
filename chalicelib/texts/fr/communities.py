"""Les refus qui concernent les communautés."""

TEXTS: dict[str, str] = {
    "too_many_communities": "Une personne peut être dans 300 communautés au plus.",
    "last_steward": "Il faut un animateur à une communauté. Nommez-en d’abord un autre.",
    "company_wall": "La règle de cette communauté sur les externes ne couvre pas cette entreprise.",
    "participants_only": "Les externes participent ; ils ne peuvent ni modérer ni animer une communauté.",
    "account_closed": "Ce compte est suspendu ou a quitté le réseau.",
    "already_inside": "Cette personne est déjà dans la communauté.",
    "already_asked": "Vous avez déjà demandé ; les animateurs vous répondront.",
    "join_instead": "Cette communauté est ouverte : entrez sans demander.",
    "accept_instead": "Vous êtes invité : entrez sans demander.",
    "invitation_lapsed": "La personne qui vous a invité ne le peut plus. Demandez aux animateurs.",
    "too_many_invitations": "Trop d’invitations attendent déjà cette personne.",
    "not_inside": "Vous n’êtes pas dans cette communauté.",
    "unknown_person": "Personne ne porte cet identifiant, ou personne que vous puissiez voir.",
    "unknown_community": "Aucune communauté ne porte cet identifiant, ou aucune que vous puissiez voir.",
    "address_of_another_company": "Cette adresse n’appartient à aucun des domaines de cette entreprise.",
    "too_many_at_once": "Trop de communautés pour une invitation. Invitez dans moins, puis ajoutez.",
}
