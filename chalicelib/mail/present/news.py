"""What somebody is told, in the words of a mail, and no more of it than a mail may carry."""

from collections.abc import Mapping
from typing import Final

from chalicelib.access.model import PersonId
from chalicelib.conversation.present.seeing import Seeing, seeing
from chalicelib.foundation import clock, settings, words
from chalicelib.mail.actions.news import Parcel
from chalicelib.mail.model import Bulletin, Mail, News
from chalicelib.mail.present import pages
from chalicelib.mail.present.notes import on
from chalicelib.mail.rules import ceiling, lines, stops
from chalicelib.mail.rules.ceiling import Share
from chalicelib.notifications.access import Shown
from chalicelib.notifications.model import Notice
from chalicelib.notifications.present import NAMED_MOST, doers, lead
from chalicelib.people.model import Face, Preferences, Rhythm

TITLE_MOST: Final = 200


def mail(parcel: Parcel) -> Mail:
    """The mail that tells somebody their news."""
    said = _bulletin(parcel)
    click = stops.address(settings.origin(), parcel.reader.person.id)
    return pages.bulletin(parcel.name, said, _thread(parcel), click)


def _bulletin(parcel: Parcel) -> Bulletin:
    reader, language = parcel.reader, parcel.reader.viewer.language
    eyes = _eyes(parcel)
    told = list(dict.fromkeys(_news(eyes, parcel, each) for each in parcel.shown))
    origin = settings.origin()
    return Bulletin(
        subject=_subject(told, parcel, language),
        news=tuple(told),
        language=language,
        rhythm=_rhythm(reader.wishes, language),
        preferences=f"{origin}/preferences",
        stop=stops.page(origin, reader.person.id),
    )


def _eyes(parcel: Parcel) -> Seeing:
    written = [item for each in parcel.shown for item in ((each.post, each.comment)) if item is not None]
    places = {each.post.id: each.post.community for each in parcel.shown if each.post is not None}
    called = [
        (places[item.post if hasattr(item, "post") else item.id], person)
        for item in written
        for person in item.mentions
    ]
    return seeing(parcel.reader.viewer, (), called)


def _thread(parcel: Parcel) -> str | None:
    about = {each.post.id for each in parcel.shown if each.post is not None}
    if len(parcel.shown) == 1 and about:
        return f"{parcel.reader.person.id} {about.pop()}"
    return None


def _share(parcel: Parcel, shown: Shown) -> Share:
    """How much of it a mail may carry. Who may not know of the place is told nothing of it."""
    if shown.community is None:
        hidden = shown.group.newest.community is not None
        return ceiling.NOTHING if hidden else ceiling.ALL
    stamps = [*(shown.post.stamps if shown.post else ()), *(shown.comment.stamps if shown.comment else ())]
    return ceiling.share(shown.community.visibility, stamps, parcel.ceiling)


def _news(eyes: Seeing, parcel: Parcel, shown: Shown) -> News:
    language, share, notice = eyes.viewer.language, _share(parcel, shown), shown.group.newest
    origin = settings.origin()
    if not share.named and shown.community is not None:
        because = words.say("told_as_inside", language)
        return News(words.say("mail_somewhere", language), because, f"{origin}/inbox")
    place = shown.community if share.named else None
    post = shown.post if share.titled else None
    return News(
        headline=headline(notice, language),
        because=words.say(f"told_as_{notice.why.value}", language),
        link=f"{origin}/posts/{shown.post.id}" if shown.post else f"{origin}/inbox",
        place=lines.line(place.name) if place else "",
        wall=words.say(f"mail_wall_{place.visibility}", language) if place else "",
        people=_people(doers(eyes.viewer, shown), parcel.told.faces, language) if share.named else "",
        when=_when(notice, language),
        title=lines.line(post.title, TITLE_MOST) if post and post.title else "",
        lead=lines.line(_lead(eyes, shown), TITLE_MOST) if share.quoted else "",
    )


def _lead(eyes: Seeing, shown: Shown) -> str:
    """The beginning of the comment, where the news is one comment; of the post otherwise."""
    if shown.post is None:
        return ""
    item = shown.comment if shown.comment is not None and len(shown.group.notices) == 1 else shown.post
    return lead(eyes.html(shown.post.community, item.mentions, item.text))


def headline(notice: Notice, language: str) -> str:
    """What has happened, in a few words."""
    kind = notice.event.replace(".", "_")
    codes = (f"mail_news_{kind}_{notice.why}", f"mail_news_{kind}", f"mail_news_{notice.why}")
    code = next((each for each in codes if words.known(each)), "mail_news")
    return words.say(code, language)


def _people(who: list[PersonId], faces: Mapping[PersonId, Face], language: str) -> str:
    """Names, the newest first, and how many more."""
    named = [lines.line(faces[each].name) for each in who[:NAMED_MOST] if each in faces]
    more = len(who) - len(named)
    if more and named:
        named.append(words.say("mail_more_people", language, count=str(more)))
    return ", ".join(named)


def _when(notice: Notice, language: str) -> str:
    """The day on which something takes effect, where it is to come."""
    effective = notice.data.get("effective")
    if not isinstance(effective, int):
        return ""
    return words.say("mail_from_day", language, day=on(clock.utc(effective).date(), language))


def _subject(told: list[News], parcel: Parcel, language: str) -> str:
    first = told[0]
    if len(told) == 1 and not parcel.more:
        about = first.title or first.place
        return f"{first.headline} – {about}" if about else first.headline
    return words.say("mail_subject_news", language, count=str(len(told)) + ("+" if parcel.more else ""))


def _rhythm(wishes: Preferences, language: str) -> str:
    if wishes.mail is Rhythm.AT_ONCE:
        return words.say("mail_rhythm_at_once", language)
    weekly = wishes.mail is Rhythm.WEEKLY
    return words.say("mail_rhythm_weekly" if weekly else "mail_rhythm_daily", language)
