"""What somebody sees and changes of themselves."""

from collections.abc import Mapping

from chalicelib.access.viewer import Viewer
from chalicelib.foundation import doors
from chalicelib.foundation.http import Created, Nothing, Page, created, nothing
from chalicelib.foundation.tables import Key
from chalicelib.people.actions import me as actions
from chalicelib.people.actions import sign_in, tokens
from chalicelib.people.drafts import PreferencesPatch, ProfilePatch, TokenDraft
from chalicelib.people.present import own
from chalicelib.people.store import credentials, preferences


def _preferences(person: str, params: Mapping[str, str]) -> list[Key]:
    return [preferences.key(person)]


@doors.open("GET", "/me")
def show_me(viewer: Viewer) -> own.Me:
    """Shows one's own account."""
    return own.me(viewer, actions.myself(viewer))


@doors.open("PATCH", "/me")
def revise_me(viewer: Viewer, draft: ProfilePatch) -> own.Me:
    """Changes one's own card and language."""
    return own.me(viewer, actions.revise(viewer, draft.said()))


@doors.open("GET", "/me/preferences", wants=_preferences)
def show_preferences(viewer: Viewer) -> own.PreferencesView:
    """Shows when one wants to hear from the network."""
    return own.preferences(actions.my_preferences(viewer))


@doors.open("PATCH", "/me/preferences", wants=_preferences)
def revise_preferences(viewer: Viewer, draft: PreferencesPatch) -> own.PreferencesView:
    """Changes when one wants to hear from the network."""
    return own.preferences(actions.prefer(viewer, draft.said()))


@doors.open("GET", "/me/sessions")
def list_sessions(viewer: Viewer) -> Page[own.SessionView]:
    """Lists the browsers in which one is signed in, the newest first."""
    return Page([own.session(viewer, each) for each in credentials.sessions(viewer.person)])


@doors.open("DELETE", "/me/sessions/{session_id}")
def end_session(viewer: Viewer, session_id: str) -> Nothing:
    """Ends one of one's sessions."""
    sign_in.end_session(viewer, session_id)
    return nothing()


@doors.open("GET", "/me/tokens")
def list_tokens(viewer: Viewer) -> Page[own.TokenView]:
    """Lists one's tokens for integrations, the newest first."""
    return Page([own.token(each) for each in credentials.tokens(viewer.person)])


def _token_again(viewer: Viewer, subject: str, params: Mapping[str, str]) -> Created[own.TokenMade]:
    token, text = tokens.made(viewer, subject)
    return created(own.token_made(token, text), f"/me/tokens/{token.id}")


@doors.open("POST", "/me/tokens", again=_token_again, raises=("too_many_tokens",))
def make_token(viewer: Viewer, draft: TokenDraft) -> Created[own.TokenMade]:
    """Makes a token for an integration, which is shown this once."""
    token, text = tokens.make(viewer, draft)
    return created(own.token_made(token, text), f"/me/tokens/{token.id}")


@doors.open("DELETE", "/me/tokens/{token_id}")
def revoke_token(viewer: Viewer, token_id: str) -> Nothing:
    """Revokes one of one's tokens."""
    tokens.revoke(viewer, token_id)
    return nothing()
