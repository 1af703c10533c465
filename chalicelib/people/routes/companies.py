"""Partner companies."""

from collections.abc import Mapping

from chalicelib.access.viewer import Viewer
from chalicelib.foundation import cursors, doors
from chalicelib.foundation.http import Created, Page, Paging, created
from chalicelib.foundation.refusals import NotFound
from chalicelib.people import access, store
from chalicelib.people.actions import companies as actions
from chalicelib.people.drafts import CompanyDraft, CompanyPatch
from chalicelib.people.present.companies import CompanyView, company
from chalicelib.people.store import companies


@doors.open("GET", "/companies")
def list_companies(viewer: Viewer, query: Paging) -> Page[CompanyView]:
    """Lists partner companies by name (members)."""
    access.require_member(viewer)
    place = cursors.read(viewer.person, "companies", query.cursor)
    stretch = viewer.held.found(companies.listed(query.limit, place))
    last = stretch.items[-1]["sk"] if stretch.more else None
    return Page(
        [company(companies.company_in(item)) for item in stretch.items],
        cursors.written(viewer.person, "companies", last) if last else None,
    )


def _made_again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Created[CompanyView]:
    access.require_administrator(viewer)
    made = store.company(viewer.held, subject)
    if made is None:
        raise NotFound
    return created(company(made), f"/companies/{subject}")


@doors.open("POST", "/companies", again=_made_again)
def make_company(viewer: Viewer, draft: CompanyDraft) -> Created[CompanyView]:
    """Records a partner company (administrators)."""
    made = actions.make(viewer, draft.name, draft.domains)
    return created(company(made), f"/companies/{made.id}")


@doors.open("PATCH", "/companies/{company_id}")
def revise_company(viewer: Viewer, draft: CompanyPatch, company_id: str) -> CompanyView:
    """Changes a partner company's name or domains (administrators)."""
    return company(actions.revise(viewer, company_id, draft.said()))
