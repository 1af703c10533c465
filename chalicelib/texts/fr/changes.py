"""Les refus qui concernent les changements de règle et les époques antérieures."""

TEXTS: dict[str, str] = {
    "change_pending": "Un changement de règle est déjà proposé. Retirez-le, ou attendez qu’il soit réglé.",
    "change_settled": "Ce changement n’attend plus personne.",
    "already_signed": "Quelqu’un d’autre a déjà signé ce changement.",
    "not_a_signer": "Seules les personnes qui l’ont signé peuvent le retirer.",
    "no_steward": "Cette communauté n’a pas d’animateur. Un administrateur doit d’abord en nommer un.",
    "role_lost": "La personne qui l’a proposé n’anime plus cette communauté. Proposez-le à nouveau.",
    "unknown_administrator": "Cet identifiant n’est pas celui d’un autre administrateur en fonction.",
    "nothing_beside": "La suppression ne va avec rien d’autre : laissez le reste.",
    "nothing_to_sign": "Cela ne demande pas de seconde signature : ne l’envoyez pas.",
    "own_membership": "D’autres décident des époques qui vous sont montrées.",
    "eras_not_read": "Seuls les membres présents qui lisent ces époques peuvent les montrer à d’autres.",
    "not_for_guests": "On ne montre jamais d’époques antérieures aux externes.",
    "another_era_waits": "Une autre époque attend une seconde signature. Retirez-la d’abord.",
    "unknown_era": "La communauté n’a pas encore d’époque de ce numéro.",
    "not_earlier": "Cette personne lit déjà cette époque.",
}
