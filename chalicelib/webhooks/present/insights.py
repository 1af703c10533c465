"""Insights as they leave the house, to a page or to a CRM, with where each came from."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from chalicelib.access.model import PersonId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import clock, settings
from chalicelib.people import access as people
from chalicelib.people.model import Face
from chalicelib.people.present import PersonRef, ref
from chalicelib.webhooks.access.insights import Marked
from chalicelib.webhooks.model import Basis, InsightKind
from chalicelib.webhooks.rules import sheets

LEAD = 500


class InsightView(msgspec.Struct, frozen=True):
    """A lead or an insight: what was marked, by whom and when, on what legal basis, and whether the person
    concerned has consented. `text` is the beginning of what was written."""

    post: str
    comment: str | None
    kind: InsightKind
    basis: Basis
    consent: bool
    by: PersonRef | None
    at: datetime
    author: PersonRef | None
    written_at: datetime
    url: str
    text: str


class InsightsPage(msgspec.Struct, frozen=True):
    """A page of insights, and whether more may be marked."""

    allowed: bool
    items: list[InsightView]
    next: str | None = None


def views(viewer: Viewer, found: Sequence[Marked]) -> list[InsightView]:
    """Insights, with names. At most one call."""
    faces = _faces(viewer, found)
    return [_view(each, faces) for each in found]


def _faces(viewer: Viewer, found: Sequence[Marked]) -> Mapping[PersonId, Face]:
    named = [each.insight.by for each in found] + [each.found.item.author.person for each in found]
    return people.faces(viewer, dict.fromkeys(named))


def _view(marked: Marked, faces: Mapping[PersonId, Face]) -> InsightView:
    insight, found = marked.insight, marked.found
    by, author = faces.get(insight.by), faces.get(found.item.author.person)
    return InsightView(
        post=found.post.id,
        comment=found.comment.id if found.comment is not None else None,
        kind=insight.kind,
        basis=insight.basis,
        consent=insight.consent,
        by=ref(by) if by else None,
        at=clock.utc(insight.at),
        author=ref(author) if author else None,
        written_at=clock.utc(found.item.at),
        url=f"{settings.origin()}/posts/{found.post.id}",
        text=found.item.text.source[:LEAD],
    )


def sheet(viewer: Viewer, community: str, found: Sequence[Marked]) -> bytes:
    """The same as a sheet."""
    return sheets.sheet(_cells(community, each) for each in views(viewer, found))


def _cells(community: str, view: InsightView) -> tuple[str, ...]:
    return (
        view.at.isoformat(), view.kind.value, view.basis.value, "yes" if view.consent else "no",
        view.by.name if view.by else "", community, view.post, view.comment or "",
        view.author.name if view.author else "", view.written_at.isoformat(), view.url, view.text,
    )  # fmt: skip
