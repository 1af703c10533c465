"""Ce qui est dit aux personnes et à l’annuaire de l’entreprise sur l’approvisionnement."""

TEXTS: dict[str, str] = {
    "scim_filter": "Filtre illisible : 1 000 caractères, 20 comparaisons, 8 niveaux de parenthèses au plus.",
    "scim_too_many": "On ne trouve que par id, userName, emails ou externalId avec eq, seuls ou combinés.",
    "scim_many_people": "Trop de personnes pour numéroter les pages. Envoyez un curseur, vide au début.",
    "scim_path": "Ce chemin est illisible, ou mène à quelque chose qui n’a pas de telles parties.",
    "scim_no_target": "Il n’y a rien là où ce changement s’applique.",
    "scim_mutability": "Personne ne change cela.",
    "scim_syntax": "Ce n’est pas un changement selon la RFC 7644, section 3.5.2, ou il y en a plus de 100.",
    "scim_value": "Cette valeur ne convient pas à son attribut.",
    "scim_user_name": "userName est nécessaire : c’est l’adresse avec laquelle la personne se connecte.",
    "scim_two_addresses": "Une adresse par personne : userName et l’e-mail professionnel sont identiques.",
    "scim_unsupported": "Cette partie de SCIM n’est pas prise en charge ici.",
    "external_taken": "Cet externalId est déjà celui de quelqu’un.",
    "too_many_directory_tokens": "L’annuaire a autant de jetons que possible. Révoquez-en un d’abord.",
    "scim_group_name": "displayName est nécessaire.",
    "scim_member": "L’un de ces membres n’est personne ici.",
    "scim_many_members": "Une requête nomme 1 000 membres au plus.",
    "scim_many_at_once": "Un groupe naît avec 80 membres au plus. Ajoutez les autres ensuite.",
    "group_taken": "Un autre groupe a ce nom, ou cet externalId.",
    "group_full": "Un groupe a 5 000 membres au plus, et 100 là où il donne un rôle.",
    "too_many_groups": "L’annuaire a ici autant de groupes que possible.",
}
