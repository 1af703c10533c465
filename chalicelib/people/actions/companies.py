"""Partner companies: administrators make them, everybody's guests come from one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from chalicelib.access.model import CompanyId
from chalicelib.access.viewer import Viewer
from chalicelib.foundation import ids
from chalicelib.foundation.changes import Change
from chalicelib.foundation.refusals import NotFound
from chalicelib.people import access, store
from chalicelib.people.events import CompanyChanged, CompanyMade
from chalicelib.people.model import Company
from chalicelib.people.rules import profiles
from chalicelib.people.store import companies


def make(viewer: Viewer, name: str, domains: list[str]) -> Company:
    """Records a company. Raises Forbidden for who does not run the network, Invalid."""
    access.require_administrator(viewer)
    change = Change()
    made = Company(CompanyId(ids.short()), profiles.name(name), profiles.domains(domains))
    kept = companies.keep(change, made, was=None)
    change.commit(CompanyMade(by=viewer.person, subject=kept.id))
    return kept


def revise(viewer: Viewer, company_id: str, said: Mapping[str, Any]) -> Company:
    """Gives a company another name or other domains. Raises Forbidden, NotFound, Invalid."""
    access.require_administrator(viewer)
    was = store.company(viewer.held, company_id)
    if was is None:
        raise NotFound
    company = was
    if "name" in said:
        company = replace(company, name=profiles.name(said["name"]))
    if "domains" in said:
        company = replace(company, domains=profiles.domains(said["domains"] or []))
    if company == was:
        return was
    change = Change()
    kept = companies.keep(change, company, was=was)
    change.commit(CompanyChanged(by=viewer.person, subject=company.id))
    return kept
