"""What a deployment consists of serves the journey here, and what is broken in it is found out."""

import json
import zipfile
from pathlib import Path

import pytest

from infra import finish, package
from infra.package import Artefact
from infra.rehearsal import __main__ as command
from infra.rehearsal import bridges, differences, journey, rehearsal
from infra.rehearsal.caller import JourneyFailed, Network
from infra.rehearsal.deployment import Template
from infra.rehearsal.rehearsal import RehearsalFailed, rehearse
from tests.laptop.running import ADA, Laptop

SAM = "AWS::Serverless::"


@pytest.fixture(scope="module")
def artefact(tmp_path_factory: pytest.TempPathFactory) -> Artefact:
    return package.build(tmp_path_factory.mktemp("out"), native=True)


@pytest.fixture(scope="module")
def template(artefact: Artefact) -> Template:
    said: Template = json.loads(artefact.template.read_text())
    return said


def stood(told: str) -> dict[str, int]:
    """How many resources of each type the command says to have deployed, by its table."""
    table = told.partition("\n\n")[0].splitlines()[1:]
    return {kind: int(count) for count, kind in map(str.split, table)}


def test_what_is_deployed_serves_the_journey_and_goes_but_for_its_data(
    template: Template, capsys: pytest.CaptureFixture[str]
) -> None:
    command.main()
    told = capsys.readouterr().out
    resources = [
        each for each in template["Resources"].values() if each.get("Condition") not in differences.UNMET
    ]
    plain = {each["Type"] for each in resources if not each["Type"].startswith(SAM)}
    assert plain - differences.LEFT_OUT.keys() <= stood(told).keys()
    functions = [each for each in resources if each["Type"] == f"{SAM}Function"]
    assert stood(told)["AWS::Lambda::Function"] == len(functions)
    kept = told.partition("Taken down;")[2].partition("\n\n")[0]
    assert "  5  AWS::DynamoDB::Table" in kept
    for step in journey.STEPS:
        assert f"  {step.__doc__}" in told
    for each in (*bridges.BRIDGES, *differences.UNSEEN):
        assert f"  {each.name}" in told
    for name, why in differences.left_out().items():
        assert f"  {name}: {why}" in told


def test_functions_that_start_from_snapshots_serve_the_journey_too(
    artefact: Artefact, template: Template, tmp_path: Path
) -> None:
    """From Python 3.12 on they go through an alias. The engine follows it, and starts without a snapshot."""
    said = json.dumps(template).replace('"python3.11"', '"python3.12"')
    newer = tmp_path / "template.json"
    newer.write_text(json.dumps(finish.finished(json.loads(said))))
    report = rehearse(artefact._replace(template=newer))
    assert report.stood["AWS::Lambda::Alias"] == report.stood["AWS::Lambda::Function"]
    assert len(report.shown) == len(journey.STEPS)


def test_a_role_that_lacks_a_right_is_found_out(artefact: Artefact, tmp_path: Path) -> None:
    said = artefact.template.read_text()
    poorer = tmp_path / "template.json"
    poorer.write_text(said.replace('"dynamodb:PutItem"', '"dynamodb:DescribeTable"'))
    with pytest.raises(RehearsalFailed, match=r"(?s)signs_in: POST /sign-in/codes: .* (500|503) came"):
        rehearse(artefact._replace(template=poorer))


def test_a_package_that_was_forgotten_is_found_out(artefact: Artefact, tmp_path: Path) -> None:
    """The engine's own Python has jmespath: it must not stand in for the one that the artefact lacks."""
    poorer = tmp_path / "deployment.zip"
    with zipfile.ZipFile(artefact.zip) as whole, zipfile.ZipFile(poorer, "w") as archive:
        kept = [name for name in whole.namelist() if not name.startswith("jmespath/")]
        assert len(kept) < len(whole.namelist())
        for name in kept:
            archive.writestr(name, whole.read(name))
    with pytest.raises(RehearsalFailed, match=r"answers: GET /health: 200 was expected.*jmespath"):
        rehearse(artefact._replace(zip=poorer))


def test_the_journey_is_walked_on_a_laptop_too_and_again(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path).start()
    base = f"http://127.0.0.1:{laptop.port}/api"

    def mailbox(address: str) -> list[str]:
        return [mail["text"] for mail in laptop.mails(address)]

    try:
        assert len(journey.walk(base, mailbox, ADA)) == len(journey.STEPS)
        stranger = journey.Walk(Network(base, mailbox, {}), ADA)
        with pytest.raises(JourneyFailed, match="POST /people: 201 was expected, 401 came"):
            journey.invites(stranger)
        with pytest.raises(JourneyFailed, match="401 was expected, 200 came"):
            stranger.stranger.is_refused("GET", "/health", 401)
    finally:
        laptop.stop()
    with pytest.raises(JourneyFailed, match="answers: GET /health: no answer"):
        journey.walk(base, mailbox, ADA)


def test_every_option_is_asked_for_or_said_not_to_be(template: Template) -> None:
    options = {name for name, each in template["Parameters"].items() if each.get("Default", "") in ("", 0)}
    assert options == rehearsal.ASKED.keys() - {"Stage"} | {rehearsal.KEY} | differences.UNASKED.keys()


def test_what_is_said_to_be_unseen_or_left_out_is_in_the_template(template: Template) -> None:
    said = json.dumps(template)
    for each in differences.UNSEEN:
        assert f'"{each.word}"' in said, each.name
    for kind in differences.LEFT_OUT:
        assert f'"{kind}"' in said
    for word in differences.UNTOLD:
        assert word in said
    for unmade in differences.UNMADE:
        assert any(unmade.fits(each) for each in template["Resources"].values()), unmade.name


def test_what_is_left_out_is_not_told_of() -> None:
    resources = {"A": {"Type": "AWS::Budgets::Budget"}, "B": {"Type": "AWS::SNS::Topic"}}
    outputs = {
        "One": {"Value": {"Ref": "A"}},
        "Two": {"Value": {"Fn::Sub": "of ${A.Arn}"}},
        "Three": {"Value": {"Ref": "B"}},
    }
    kept = differences.within({"Resources": resources, "Outputs": outputs}, frozenset(differences.LEFT_OUT))
    assert (list(kept["Resources"]), list(kept["Outputs"])) == (["B"], ["Three"])
