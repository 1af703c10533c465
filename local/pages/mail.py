"""The mailbox, as a page and as JSON."""

import json
from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from local.mailbox import Mail
from local.pages.shell import page
from local.server import JSON_HEADERS, Told
from local.texts import said

SHOWN = 200


def listed(mails: Sequence[Mail]) -> Told:
    """The mails as JSON, newest first: to, subject, text, html, at."""
    body = [
        {"to": mail.to, "subject": mail.subject, "text": mail.text, "html": mail.html, "at": mail.at}
        for mail in mails
    ]
    return Told(200, json.dumps(body).encode(), list(JSON_HEADERS))


def shown(mails: Sequence[Mail], to: str, language: str) -> Told:
    """The mails as a page. What people wrote is escaped; a mail's HTML is shown without any rights."""
    counted = said("mail_count_one" if len(mails) == 1 else "mail_count", language, count=len(mails))
    other = f"/local/mail.json?to={quote(to)}"
    links = f'<a href="{other}">{escape(said("mail_json", language))}</a>'
    if to:
        links += f' · <a href="/local/mail">{escape(said("mail_all", language))}</a>'
    items = "".join(_mail(mail, language) for mail in mails[:SHOWN])
    inside = (
        f'<p class="lead">{escape(said("mail_lead", language))}</p>{_filter(to, language)}'
        f'<p class="quiet">{escape(counted if mails else said("mail_none", language))} · {links}</p>{items}'
    )
    return page(said("mail_title", language), inside, language)


def _filter(to: str, language: str) -> str:
    return (
        f'<form action="/local/mail"><label>{escape(said("mail_filter", language))}'
        f'<input name="to" type="search" autocomplete="off" value="{escape(to)}"></label>'
        f"<button>{escape(said('mail_show', language))}</button></form>"
    )


def _mail(mail: Mail, language: str) -> str:
    links = ", ".join(f'<a href="/local/mail?to={quote(to)}">{escape(to)}</a>' for to in mail.to)
    rich = ""
    if mail.html:
        title = escape(said("mail_html", language))
        rich = (
            f"<details><summary>{title}</summary>"
            f'<iframe sandbox title="{title}" srcdoc="{escape(mail.html)}"></iframe></details>'
        )
    return (
        f"<article><h3>{escape(mail.subject)}</h3>"
        f'<p class="quiet">{escape(said("mail_to", language))} {links} · '
        f'<time datetime="{mail.at}">{mail.at[:10]} {mail.at[11:19]} UTC</time></p>'
        f'<div class="text">{escape(mail.text)}</div>{rich}</article>'
    )
