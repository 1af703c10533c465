"""Behind CloudFront there is one way to the API, and only CloudFront says where a request came from."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from chalicelib.foundation import settings
from chalicelib.people.actions.places import OPEN_MOST
from tests.cast.clients import CLIENTS
from tests.cast.house import House, done
from tests.cast.places import hour_begins, stands

SECRET = "what CloudFront says, and nobody else knows"


@pytest.fixture
def fronted(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A deployment that something stands before."""
    kept = CLIENTS["secretsmanager"].create_secret(Name="origin", SecretString=SECRET)
    monkeypatch.setenv("ORIGIN_SECRET_ARN", kept["ARN"])
    settings.origin_secret.cache_clear()
    yield
    CLIENTS["secretsmanager"].delete_secret(SecretId=kept["ARN"], ForceDeleteWithoutRecovery=True)
    monkeypatch.delenv("ORIGIN_SECRET_ARN")
    settings.origin_secret.cache_clear()


@pytest.mark.usefixtures("fronted")
@pytest.mark.parametrize("said", ["", "wrong", SECRET.upper(), "é"])
def test_whoever_goes_around_is_refused(house: House, said: str) -> None:
    for someone in (house.stranger(), house.ada):
        refused = someone.get("/health", x_origin_secret=said, accept_language="fr")
        assert (refused.status, refused.code) == (403, "not_this_way")
        assert refused.headers["content-language"] == "fr"


@pytest.mark.usefixtures("fronted")
def test_through_the_front_all_is_as_ever(house: House) -> None:
    assert done(house.ada.get("/me", x_origin_secret=SECRET))["person"]["id"] == house.ada.id


@pytest.mark.usefixtures("fronted")
def test_only_cloudfront_says_where_a_request_came_from(house: House) -> None:
    """Codes are counted by place: who could name another place each time would never be stopped."""
    hour_begins(house)
    place = house.stranger()
    stands(replace(place, origin="192.0.2.7"), "codes-from", OPEN_MOST - 2)
    answers: dict[str, list[int]] = {"through": [], "around": []}
    for number in range(4):
        draft = {"email": f"seen{number}.{place.email}"}
        viewer = {"cloudfront_viewer_address": "192.0.2.7:4711"}
        through = place.post("/sign-in/codes", draft, x_origin_secret=SECRET, **viewer)
        around = place.post("/sign-in/codes", draft, **viewer)
        answers["through"].append(through.status)
        answers["around"].append(around.status)
    assert answers == {"through": [202, 202, 429, 429], "around": [403] * 4}


def test_where_nothing_stands_before_it_the_header_means_nothing(house: House) -> None:
    hour_begins(house)
    place = house.stranger()
    stands(place, "codes-from", OPEN_MOST - 1)
    statuses = [
        place.post(
            "/sign-in/codes",
            {"email": f"n{number}.{place.email}"},
            cloudfront_viewer_address=f"192.0.2.{number}:1",
        ).status
        for number in range(2)
    ]
    assert statuses == [202, 429]
