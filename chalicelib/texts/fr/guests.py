"""Ce que l’on dit des séjours des externes, des adresses qui changent, et de qui peut lire quoi."""

TEXTS: dict[str, str] = {
    "months": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "stay_too_long": "Ce réseau accueille les externes pour {days} jours au plus à la fois.",
    "guests_off": "Ce réseau n’accueille aucun externe en ce moment.",
    "sponsor_needed": "Plus personne ne répond de cet externe. Nommez d’abord un autre référent.",
    "own_address": "C’est un autre administrateur qui change votre adresse.",
    "has_steward": "Cette communauté a un animateur actif, qui en nomme d’autres.",
    "not_of_its_people": "Seul un membre actif déjà dans cette communauté peut en devenir l’animateur.",
    "mail_ending_subject_guest": "Votre accès à Entrenous prend fin après le {day}",
    "mail_ending_guest": "Votre accès en tant qu’externe prend fin après le {day}.",
    "mail_ending_by": (
        "Si vous devez rester plus longtemps, demandez à votre référent, {sponsor}, de le prolonger."
    ),
    "mail_ending_nobody": (
        "Si vous devez rester plus longtemps, demandez aux personnes avec qui vous travaillez de vous "
        "trouver un référent."
    ),
    "mail_ending_subject_sponsor": "L’accès de votre externe prend fin après le {day}",
    "mail_ending_sponsor": "L’accès de {guest} ({company}), dont vous répondez, prend fin après le {day}.",
    "mail_ending_renew": (
        "Si cette personne doit rester plus longtemps, prolongez-le sur la page ci-dessous. Sinon, il n’y a "
        "rien à faire."
    ),
    "mail_address_subject": "Votre adresse sur Entrenous va changer",
    "mail_address_planned": (
        "Un administrateur a donné une autre adresse électronique à votre compte. À partir du {day}, vous "
        "vous connecterez avec elle ; jusque-là, avec celle-ci."
    ),
    "mail_address_out": "Vous avez été déconnecté partout, et vos jetons ne fonctionnent plus.",
    "mail_address_doubt": (
        "Si vous ne vous y attendiez pas, dites-le tout de suite à un administrateur : cela peut être annulé."
    ),
    "mail_address_subject_changed": "Vous vous connectez désormais à Entrenous avec cette adresse",
    "mail_address_changed": (
        "Votre compte a désormais cette adresse électronique. Demandez un code avec elle sur la page "
        "ci-dessous."
    ),
    "access_open": (
        "La communauté était ouverte quand cela a été écrit : tout membre du réseau peut le lire."
    ),
    "access_inside": (
        "Cette personne est dans la communauté, et son accès couvre le moment où cela a été écrit."
    ),
    "access_glass": "Un accès exceptionnel de cette personne est ouvert pour une heure, signé par deux.",
    "access_outside": "Cette personne n’est pas dans la communauté.",
    "access_came_later": (
        "Cela a été écrit pour les personnes d’une époque antérieure, avant l’arrivée de cette personne."
    ),
    "access_clause": (
        "La règle sur les externes qui valait quand cela a été écrit ne couvre pas son entreprise."
    ),
    "access_asleep": "Les externes de l’entreprise de cette personne ne peuvent rien lire ici en ce moment.",
    "access_suspended": "Le compte de cette personne est suspendu.",
    "access_departed": "Cette personne a quitté le réseau.",
    "access_invited": "Cette personne ne s’est pas encore connectée.",
    "access_over": "Le séjour de cette personne est terminé.",
    "access_not_now": "Cette personne ne peut pas lire en ce moment.",
    "access_company": "La règle sur les externes nomme l’entreprise de cette personne.",
    "access_mixed": "La règle sur les externes admet les externes de toute entreprise.",
    "access_uncovered": (
        "La règle sur les externes ne couvre pas l’entreprise de cette personne : rien ne peut être lu."
    ),
    "access_archived": "La communauté est archivée : les externes ne peuvent pas la lire.",
    "access_off": "Le réseau n’accueille aucun externe en ce moment.",
}
