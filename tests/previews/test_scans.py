"""What a scan for malware finds: nothing is handed over before it is known, and never what is blocked."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from infra import merge
from tests.cast.clients import CLIENTS
from tests.cast.house import House, Somebody, done
from tests.files.sending import call, fetched
from tests.previews.sight import PHOTO, card, kept, photo


@pytest.fixture
def nadia(house: House) -> Somebody:
    return house.person("Nadia")


def scanner(house: House) -> Callable[[str, str], None]:
    """What the cloud's scanner says of an object, as the rule in infra/ turns it into an event of ours."""
    rule = merge.merged(merge.wired)["Resources"]["ScanResults"]["Properties"]
    turned = rule["Targets"][0]["InputTransformer"]

    def says(key: str, result: str) -> None:
        from chalicelib.foundation import clock

        told = {
            "source": "aws.guardduty",
            "detail-type": "GuardDuty Malware Protection Object Scan Result",
            "time": f"{clock.utc(clock.now()):%Y-%m-%dT%H:%M:%SZ}",
            "detail": {
                "schemaVersion": "1.0",
                "scanStatus": "COMPLETED",
                "resourceType": "S3_OBJECT",
                "s3ObjectDetails": {"bucketName": "files", "objectKey": key, "versionId": "1"},
                "scanResultDetails": {"scanResultStatus": result, "threats": None},
            },
        }
        found = {name: json.dumps(at(told, path)) for name, path in turned["InputPathsMap"].items()}
        body = re.sub(r"<(\w+)>", lambda hole: found[hole[1]], turned["InputTemplate"])
        sqs = CLIENTS["sqs"]
        (queue,) = [each for each in sqs.list_queues()["QueueUrls"] if "PreviewsQueue" in each]
        sqs.send_message(QueueUrl=queue, MessageBody=body)
        house.settle()

    return says


def at(told: Any, path: str) -> Any:
    """The value at a path such as `$.detail.x`."""
    for name in path.removeprefix("$.").split("."):
        told = told[name]
    return told


@pytest.fixture
def scanned(monkeypatch: pytest.MonkeyPatch) -> None:
    """A deployment whose operator lets files be scanned."""
    monkeypatch.setenv("FILES_SCANNED", "yes")


@pytest.mark.usefixtures("scanned")
def test_a_clean_file_is_handed_over_once_that_is_known(house: House, nadia: Somebody) -> None:
    file = photo(nadia, nadia.founds())
    house.settle()
    assert card(nadia, file) == ("making", [], "scanning")
    assert kept(file) == []
    for query in ("", "?preview=small"):
        refused = nadia.get(f"/files/{file}/content{query}")
        assert (refused.status, refused.code) == (409, "file_scanning")
    scanner(house)(f"files/{file}/1", "NO_THREATS_FOUND")
    assert card(nadia, file) == ("ready", ["small", "large"], "clean")
    assert fetched(nadia, file).body == PHOTO


@pytest.mark.usefixtures("scanned")
@pytest.mark.parametrize("result", ["UNSUPPORTED", "ACCESS_DENIED", "FAILED"])
def test_what_could_not_be_scanned_says_so(house: House, nadia: Somebody, result: str) -> None:
    file = photo(nadia, nadia.founds())
    scanner(house)(f"files/{file}/1", result)
    assert card(nadia, file) == ("ready", ["small", "large"], "unscanned")


def told(who: Somebody) -> list[str]:
    """What somebody was told of malware."""
    items = done(who.get("/notifications"))["items"]
    return [each["subject"] for each in items if each["kind"] == "file.blocked"]


@pytest.mark.usefixtures("scanned")
def test_malware_is_blocked_for_good_and_those_who_answer_for_it_are_told(
    house: House, nadia: Somebody
) -> None:
    basil, cora, place = house.person("Basil"), house.person("Cora"), nadia.founds()
    done(nadia.adds(place, basil))
    done(nadia.adds(place, cora))
    file = photo(basil, place)
    says = scanner(house)
    says(f"files/{file}/1", "THREATS_FOUND")
    for result in ("THREATS_FOUND", "NO_THREATS_FOUND", "FAILED"):
        says(f"files/{file}/1", result)
    for who in (basil, nadia, cora):
        assert card(who, file) == ("refused", [], "blocked")
        for query in ("", "?version=1", "?preview=small"):
            refused = who.get(f"/files/{file}/content{query}")
            assert (refused.status, refused.code) == (403, "file_blocked")
    assert kept(file) == []
    assert (told(basil), told(nadia), told(cora)) == ([file], [file], [])


def test_malware_that_is_found_later_takes_the_previews_away(house: House, nadia: Somebody) -> None:
    file = photo(nadia, nadia.founds())
    house.settle()
    link = done(nadia.get(f"/files/{file}/content?preview=small"), 302).headers["location"]
    scanner(house)(f"files/{file}/1", "THREATS_FOUND")
    assert kept(file) == []
    assert call("GET", link).status == 404
    assert card(nadia, file) == ("refused", [], "blocked")


def test_a_steward_who_may_not_read_a_file_is_not_told_of_it(house: House, nadia: Somebody) -> None:
    """Of an era that was closed to whoever is a steward now."""
    place, dora = nadia.founds("open"), house.person("Dora")
    done(nadia.post(f"/communities/{place}/changes", {"visibility": "private"}))
    file = photo(nadia, place)
    from chalicelib.files.events import FileBlocked
    from chalicelib.notifications.listeners import files as inbox

    done(nadia.adds(place, dora, "steward"))
    house.settle()
    earlier = FileBlocked(
        by="", subject=file, community=place, stamp="1.s.none", refs={"author": nadia.id, "file": file}
    )
    inbox.tell_of_blocked(earlier)
    assert (told(nadia), told(dora)) == ([file], [])


@pytest.mark.parametrize(
    "key", ["previews/x/1", "files/nothing/1", "files/nothing", "incoming/x/1/y", "files/x/²"]
)
def test_what_is_said_of_no_version_is_left_alone(house: House, key: str) -> None:
    """Of an object that was copied and never became a version, the scanner speaks too."""
    from chalicelib.files import listeners
    from chalicelib.files.events import FileScanned

    said = {"result": "THREATS_FOUND", "time": "2020-01-01T00:00:00Z"}
    listeners.note_scan(FileScanned(by="", subject=key, data=said))


def test_of_what_was_copied_just_now_the_card_is_waited_for() -> None:
    from chalicelib.files import listeners
    from chalicelib.files.events import FileScanned
    from chalicelib.foundation import clock
    from chalicelib.foundation.news import NotYet

    said = {"result": "NO_THREATS_FOUND", "time": clock.utc(clock.now()).isoformat()}
    with pytest.raises(NotYet):
        listeners.note_scan(FileScanned(by="", subject=f"files/{'0' * 39}/1", data=said))


def test_the_worker_may_touch_previews_and_cards_of_files_alone() -> None:
    resources = merge.merged(merge.wired)["Resources"]
    variables = resources["Previews"]["Properties"]["Environment"]["Variables"]
    assert set(variables) == {
        "NETWORK_TABLE", "JOURNAL_TABLE", "LEDGER_TABLE", "FILES_BUCKET", "STAGE", "METRICS",
    }  # fmt: skip
    text = json.dumps(resources["PreviewsRole"])
    assert "EphemeraTable" not in text
    assert "Secret" not in text
    (rows,) = [
        each
        for each in resources["PreviewsRole"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"]
        if each.get("Resource") == {"Fn::GetAtt": ["NetworkTable", "Arn"]}
    ]
    assert rows["Condition"] == {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["COMMUNITY#*#F"]}}
