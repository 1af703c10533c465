"""Who may do what to an item that they can read, beyond what the community's policy says. Pure."""

from chalicelib.access.gate import Standing
from chalicelib.access.verbs import Verb
from chalicelib.conversation.model.items import TRAITS, Item, Post


def stands(item: Item) -> bool:
    """Whether it is there for whoever may read it: neither hidden nor deleted."""
    return not (item.hidden or item.deleted)


def wrote(standing: Standing, item: Item) -> bool:
    """Whether the viewer is the author."""
    return item.author.person == standing.viewer.person


def may_edit(standing: Standing, item: Item) -> bool:
    """Only authors change their words, and only while they are inside a community that is not archived."""
    return wrote(standing, item) and standing.may(Verb.POST)


def may_delete(standing: Standing, item: Item) -> bool:
    """Authors take back what they wrote for as long as they can read it; moderators what they can read."""
    return wrote(standing, item) or standing.may(Verb.MODERATE)


def may_comment(standing: Standing, post: Post) -> bool:
    """A closed post takes no more comments."""
    return standing.may(Verb.COMMENT) and not post.closed


def may_answer(standing: Standing, post: Post) -> bool:
    """Who asked accepts an answer, and so may moderators."""
    if not TRAITS[post.kind].answerable or not standing.may(Verb.COMMENT):
        return False
    return wrote(standing, post) or standing.may(Verb.MODERATE)
