"""What people are told about files and folders."""

TEXTS: dict[str, str] = {
    "wrong_file_name": (
        "Un nom ne contient ni barre, droite, oblique ou inverse, ni deux-points, astérisque, point "
        "d’interrogation, guillemet ou chevron ; il ne commence ni ne finit par un point."
    ),
    "type_and_name_differ": "Le nom et le type ne disent pas la même chose de ce fichier.",
    "unknown_folder": "Ce dossier n’existe pas ici.",
    "folder_in_itself": "Un dossier ne peut se trouver dans lui-même.",
    "folders_too_deep": "Les dossiers s’emboîtent {most} fois au plus.",
    "too_many_folders": "Cette communauté a autant de dossiers qu’elle peut en avoir.",
    "folder_not_empty": "Ce dossier contient encore quelque chose. Déplacez-le ou supprimez-le d’abord.",
    "file_too_large": "Un fichier peut avoir {most} Mo au plus.",
    "quota": "Il n’y a plus de place pour ce fichier. Un animateur voit ce qui la prend.",
    "too_many_versions": "Ce fichier a autant de versions qu’il peut en avoir.",
    "not_in_parts": "Ce fichier s’envoie en une fois, par son formulaire.",
    "unknown_part": "Ce fichier a {most} parties.",
    "file_incomplete": "Le fichier n’est pas encore arrivé, ou pas en entier.",
    "file_size_differs": "Ce qui est arrivé n’a pas la taille annoncée.",
    "file_type_differs": "Ce qui est arrivé n’est pas ce que son nom annonce.",
    "file_checksum_differs": "Ce qui est arrivé n’est pas ce qui était annoncé : l’empreinte diffère.",
    "file_scanning": "L’analyse de ce fichier est en cours. Réessayez dans un instant.",
    "file_blocked": "Un logiciel malveillant a été trouvé dans ce fichier : il n’est pas remis.",
    "unknown_file": "Ce fichier n’existe pas dans cette communauté, ou vous ne pouvez pas le lire.",
    "hangs_too_often": "Ce fichier est déjà joint à {most} publications et commentaires.",
}
