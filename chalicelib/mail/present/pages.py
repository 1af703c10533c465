"""From words to pages: every mail as plain text and as HTML, in its reader's language.

The HTML loads nothing from anywhere, follows the reader's light or dark, and is read in order. Whatever
people are called and write is put in by Jinja2, escaped; only templates of ours are ever templates.
"""

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from chalicelib.foundation import words
from chalicelib.mail.model import Bulletin, Letter, Mail

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES: Final = Path(__file__).parents[1] / "templates"


def letter(name: str, said: Letter) -> Mail:
    """A letter as a mail."""
    text, page = _rendered("letter", said.language, letter=said)
    return Mail(name, said.subject, text, page, said.language)


def bulletin(name: str, said: Bulletin, thread: str | None, click: str) -> Mail:
    """A bulletin as a mail, in the thread of what it is about; `click` is what ends such mails at once."""
    text, page = _rendered("bulletin", said.language, bulletin=said)
    return Mail(name, said.subject, text, page, said.language, thread, click)


def _rendered(template: str, language: str, **values: Any) -> tuple[str, str]:
    say = functools.partial(words.say, language=language)
    pages = _pages()
    text = pages.get_template(f"{template}.txt").render(say=say, language=language, **values)
    page = pages.get_template(f"{template}.html").render(say=say, language=language, **values)
    return text.strip() + "\n", page


@functools.cache
def _pages() -> "Environment":
    # Loaded on first use, by the one function that sends mails: the others' cold start has a budget.
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=jinja2.select_autoescape(("html",)),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
