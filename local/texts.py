"""What the laptop's console and pages say, in both languages."""

import os
from typing import Final

EN: Final = {
    "ready": "The network is ready: {url}",
    "sign_in": "Sign in with one of these addresses; the codes arrive in the mailbox:",
    "mailbox_at": "Mailbox: {url}",
    "reference_at": "The API, to read: {url}",
    "keeps": "Data stay in {folder} between runs, but a laptop's data are for trying out: "
    "a crash can cost the last minute.",
    "stop_with": "Stop with Ctrl-C; `make reset` starts anew.",
    "running": "A network is already running from this folder. Stop it first.",
    "port_taken": "Port {port} is taken. Try another: make run PORT=8001",
    "port_wrong": "PORT must be a number from 1 to 65535.",
    "seed_wrong": "SEED must be demo or empty.",
    "not_started": "The network could not start: {why}",
    "recovering": "The last run was cut short: {count} pieces of news that may be missing are told again.",
    "planting": "Planting the demo network ...",
    "engine_left": "The local engine has stopped by itself; {folder}/engine.log may say why.",
    "stopping": "Stopping, and keeping the data ...",
    "stopped": "Stopped.",
    "forgotten": "Forgotten. The next run starts anew.",
    "administrator": "administrator",
    "home_title": "Entrenous on this machine",
    "home_lead": "A private network for a company and the people it works with. "
    "This copy runs on your machine alone; nothing leaves it, not even its mails.",
    "home_page": "The network",
    "home_page_more": "The page that people use. Sign in with one of the addresses that the command printed.",
    "home_mailbox": "Mailbox",
    "home_mailbox_more": "Every mail that the network has sent, sign-in codes included.",
    "home_reference": "The API, to read",
    "home_reference_more": "Each end point with what it takes and answers, made from the document beside it.",
    "home_document": "The API, as OpenAPI 3.1",
    "home_document_more": "For tools and for generating clients.",
    "home_clock": "The clock",
    "home_clock_more": "The network believes that it is {now}. To move it by a week:",
    "mail_title": "Mailbox",
    "mail_lead": "Mails that the network has sent from this machine. None of them has left it.",
    "mail_to": "To",
    "mail_filter": "Only to this address",
    "mail_show": "Show",
    "mail_all": "All addresses",
    "mail_none": "Nothing yet.",
    "mail_count_one": "1 mail",
    "mail_count": "{count} mails",
    "mail_html": "As a mail program shows it",
    "mail_json": "The same as JSON",
    "reference_title": "The API",
    "reference_lead": "Version {version}. All addresses are below {base}.",
    "reference_none": "The document could not be read.",
    "reference_takes": "Takes",
    "reference_body": "Body",
    "reference_answers": "Answers",
    "reference_required": "required",
    "reference_anyone": "no sign-in",
    "back_home": "This machine's network",
}
FR: Final = {
    "ready": "Le réseau est prêt : {url}",
    "sign_in": "Connectez-vous avec l’une de ces adresses ; les codes arrivent dans la boîte aux lettres :",
    "mailbox_at": "Boîte aux lettres : {url}",
    "reference_at": "L’API, à lire : {url}",
    "keeps": "Les données restent dans {folder} d’une fois à l’autre, mais ce sont des données d’essai : "
    "un plantage peut coûter la dernière minute.",
    "stop_with": "Arrêtez avec Ctrl-C ; `make reset` repart de zéro.",
    "running": "Un réseau fonctionne déjà depuis ce dossier. Arrêtez-le d’abord.",
    "port_taken": "Le port {port} est pris. Essayez-en un autre : make run PORT=8001",
    "port_wrong": "PORT doit être un nombre de 1 à 65535.",
    "seed_wrong": "SEED doit valoir demo ou empty.",
    "not_started": "Le réseau n’a pas pu démarrer : {why}",
    "recovering": "L’exécution précédente a été coupée : {count} nouvelles peut-être manquées sont redites.",
    "planting": "Plantation du réseau de démonstration…",
    "engine_left": "Le moteur local s’est arrêté de lui-même ; {folder}/engine.log dit peut-être pourquoi.",
    "stopping": "Arrêt ; les données sont gardées…",
    "stopped": "Arrêté.",
    "forgotten": "Oublié. La prochaine fois repartira de zéro.",
    "administrator": "administration",
    "home_title": "Entrenous sur cette machine",
    "home_lead": "Un réseau privé pour une entreprise et celles et ceux avec qui elle travaille. "
    "Cette copie ne tourne que sur votre machine ; rien n’en sort, pas même ses messages.",
    "home_page": "Le réseau",
    "home_page_more": "La page de tous les jours ; on s’y connecte avec une des adresses affichées.",
    "home_mailbox": "Boîte aux lettres",
    "home_mailbox_more": "Tous les messages envoyés par le réseau, codes de connexion compris.",
    "home_reference": "L’API, à lire",
    "home_reference_more": "Chaque point d’accès : ce qu’il prend, ce qu’il répond.",
    "home_document": "L’API, en OpenAPI 3.1",
    "home_document_more": "Pour les outils et pour produire des clients.",
    "home_clock": "L’horloge",
    "home_clock_more": "Pour le réseau, nous sommes le {now}. Pour l’avancer d’une semaine :",
    "mail_title": "Boîte aux lettres",
    "mail_lead": "Les messages que le réseau a envoyés depuis cette machine. Aucun n’en est sorti.",
    "mail_to": "À",
    "mail_filter": "Seulement pour cette adresse",
    "mail_show": "Voir",
    "mail_all": "Toutes les adresses",
    "mail_none": "Rien encore.",
    "mail_count_one": "1 message",
    "mail_count": "{count} messages",
    "mail_html": "Comme une messagerie le montre",
    "mail_json": "La même chose en JSON",
    "reference_title": "L’API",
    "reference_lead": "Version {version}. Toutes les adresses sont sous {base}.",
    "reference_none": "Le document n’a pas pu être lu.",
    "reference_takes": "Prend",
    "reference_body": "Corps",
    "reference_answers": "Répond",
    "reference_required": "obligatoire",
    "reference_anyone": "sans connexion",
    "back_home": "Le réseau de cette machine",
}
TEXTS: Final = {"en": EN, "fr": FR}


def said(key: str, language: str, **values: object) -> str:
    """A sentence in a language."""
    return TEXTS[language][key].format(**values)


def console(key: str, **values: object) -> str:
    """A sentence in the language of the terminal."""
    return said(key, spoken(), **values)


def spoken() -> str:
    """The language of the terminal: `fr` where it is set to French, else `en`."""
    asked = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "fr" if asked.startswith("fr") else "en"
