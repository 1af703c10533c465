"""Ce qui est dit aux personnes et à l’annuaire de l’entreprise sur l’approvisionnement."""

TEXTS: dict[str, str] = {
    "scim_filter": "Filtre illisible : 1 000 caractères, 20 comparaisons, 8 niveaux de parenthèses au plus.",
    "scim_too_many": "On ne trouve que par id, userName, emails ou externalId avec eq, seuls ou combinés.",
    "scim_many_people": "Trop de personnes pour numéroter les pages. Envoyez un curseur, vide au début.",
    "scim_path": "Ce chemin est illisible, ou mène à quelque chose qui n’a pas de telles parties.",
    "scim_no_target": "Il n’y a rien là où ce changement s’applique.",
    "scim_mutability": "Personne ne change cela.",
    "scim_syntax": "Ce n’est pas un changement selon la RFC 7644, section 3.5.2, ou il y en a plus de 100.",
    "scim_value": "Cette valeur ne convient pas à son attribut.",
    "scim_user_name": "userName est nécessaire : c’est l’adresse avec laquelle la personne se connecte.",
    "scim_two_addresses": "Une personne n’a qu’une adresse : la même comme userName et comme e-mail professionnel.",
    "external_taken": "Cet externalId est déjà celui de quelqu’un.",
    "too_many_directory_tokens": "L’annuaire a autant de jetons que possible. Révoquez-en un d’abord.",
}
