"""Taking a network away, what an upgrade would change, and the commands that do all this."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from infra.deploy import __main__ as command
from infra.deploy import changes, page, parameters, removal, report, stacks, stamp
from infra.deploy.asked import Asked, Stopped
from infra.deploy.cloud import Cloud
from local.engine import CREDENTIALS, Engine, free_port
from tests.infra.deploying import REGION, TEMPLATE, Operator, account, changed


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine() as running:
        yield running


@pytest.fixture(scope="module")
def cloud(engine: Engine) -> Cloud:
    return account(engine)


@pytest.fixture
def nina(cloud: Cloud, request: pytest.FixtureRequest, tmp_path: Path) -> Operator:
    stage = "".join(letter for letter in request.node.name if letter.isalnum())[4:60]
    operator = Operator(cloud, stage, tmp_path)
    operator.deploys(given=operator.first)
    return operator


def _tables(cloud: Cloud, nina: Operator) -> list[str]:
    return [name for name in cloud.dynamodb.list_tables()["TableNames"] if nina.stage in name]


def test_a_network_goes_and_its_data_stay(nina: Operator, cloud: Cloud) -> None:
    kept = removal.remove(cloud, nina.asks())
    assert sorted(kind for kind, _ in kept) == [
        "AWS::DynamoDB::Table", "AWS::Logs::LogGroup", "AWS::S3::Bucket", "AWS::SecretsManager::Secret",
    ]  # fmt: skip
    assert stacks.found(cloud, nina.asks().stack) is None
    assert len(_tables(cloud, nina)) == 1
    with pytest.raises(Stopped, match="There is no network"):
        removal.remove(cloud, nina.asks())


def test_data_go_when_that_is_said_too(nina: Operator, cloud: Cloud) -> None:
    stack = stacks.found(cloud, nina.asks().stack)
    assert stack is not None
    bucket = stack.outputs["WebBucketName"]
    cloud.s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    for body in (b"one", b"two"):
        cloud.s3.put_object(Bucket=bucket, Key="index.html", Body=body)
    cloud.s3.delete_object(Bucket=bucket, Key="index.html")
    left = removal.erase(cloud, removal.remove(cloud, nina.asks()))
    assert [kind for kind, _ in left] == ["AWS::Logs::LogGroup"]
    assert _tables(cloud, nina) == []
    assert bucket not in [each["Name"] for each in cloud.s3.list_buckets()["Buckets"]]
    assert not [each for each in cloud.secrets.list_secrets()["SecretList"] if nina.stage in each["Name"]]


@pytest.fixture
def commands(engine: Engine, cloud: Cloud, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The command finds the engine where it would find AWS, by the same environment variables."""
    for name, value in {**CREDENTIALS, "AWS_ENDPOINT_URL": engine.url}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)


def _says(nina: Operator, word: str, *more: str) -> list[str]:
    return [word, "--stage", nina.stage, "--region", REGION, *more]


def test_the_command_destroys_in_two_words(
    nina: Operator, cloud: Cloud, commands: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="Nobody is there to agree: say YES=1"):
        command.main(_says(nina, "destroy"))
    with pytest.raises(SystemExit, match=f"say DATA='delete all data of {nina.stage}'"):
        command.main(_says(nina, "destroy", "--yes", "--data", "all"))
    assert stacks.found(cloud, nina.asks().stack) is not None
    command.main(_says(nina, "destroy", "--yes", "--data", f"delete all data of {nina.stage}"))
    assert capsys.readouterr().out.splitlines()[-1].startswith("Left: AWS::Logs::LogGroup")
    assert _tables(cloud, nina) == []


def test_the_report_compares_with_what_is_packaged(
    nina: Operator, commands: None, capsys: pytest.CaptureFixture[str]
) -> None:
    command.main(_says(nina, "report"))
    said = capsys.readouterr().out
    assert said.startswith("# From 1.0.0 to ")
    assert "- NetworkTable comes (AWS::DynamoDB::Table)" in said
    assert "- Rows goes (AWS::DynamoDB::Table)" in said
    with pytest.raises(SystemExit, match="There is no network 'absent' in eu-west-1"):
        command.main(["report", "--stage", "absent", "--region", REGION])


def test_the_command_stops_before_an_upgrade_that_loses_data(
    nina: Operator, commands: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match=r"would take the network from its data: Rows\."):
        command.main(_says(nina, "deploy", "--yes"))
    assert "Add     NetworkTable" in capsys.readouterr().out


def test_the_command_deploys_what_was_packaged_before(
    cloud: Cloud, commands: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nina = Operator(cloud, "packaged", tmp_path)
    nina.artefact(TEMPLATE)
    settings = [f"{name}={value}" for name, value in nina.first.items()]
    words = _says(nina, "deploy", "--yes", "--artefact", str(tmp_path), "--set", *settings)
    command.main(words)
    said = capsys.readouterr().out
    assert "Add     Rows (AWS::DynamoDB::Table)" in said
    assert "NetworkVersion: " in said
    assert "--stack entrenous-packaged --address ADDRESS" in said
    (tmp_path / "template.json").write_text("{}")
    with pytest.raises(SystemExit, match=r"template\.json is not what was packaged"):
        command.main(words)
    (tmp_path / "sums.txt").unlink()
    with pytest.raises(SystemExit, match="There is no artefact in"):
        command.main(words)


def test_what_aws_refuses_is_told(commands: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_CLOUDFORMATION", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    with pytest.raises(SystemExit, match=r"AWS refused: .*which rights are needed"):
        command.main(["report", "--stage", "live", "--region", REGION])


def test_a_wish_without_stage_or_region_is_told() -> None:
    for words in (
        ["deploy"],
        ["deploy", "--stage", "live"],
        ["deploy", "--stage", "a b", "--region", REGION],
    ):
        with pytest.raises(SystemExit, match="Say STAGE=live"):
            command.main(words)


def test_values_may_stand_in_files(tmp_path: Path) -> None:
    key = tmp_path / "key.pem"
    key.write_text("-----BEGIN\nPUBLIC KEY-----\n")
    words = [
        "deploy",
        "--stage",
        "live",
        "--region",
        REGION,
        "--older",
        "--set",
        f"Key=@{key}",
        "Origin=https://a=b",
    ]
    name, asked = command.read(words)
    assert (name, asked.older, asked.yes) == ("deploy", True, False)
    assert asked.given == {"Key": key.read_text(), "Origin": "https://a=b"}
    with pytest.raises(Stopped, match="there is no such file"):
        command.read([*words, f"Key=@{tmp_path / 'absent'}"])


def test_somebody_at_the_terminal_agrees_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal:
        def __init__(self, line: str) -> None:
            self.line = line

        def isatty(self) -> bool:
            return True

        def readline(self) -> str:
            return self.line

    for line, outcome in (("yes\n", True), ("y\n", False), ("\n", False)):
        monkeypatch.setattr(sys, "stdin", Terminal(line))
        assert command.agreed(Asked("live", REGION), "Change?") is outcome


def test_the_report_tells_of_pinned_defaults() -> None:
    def with_default(days: int) -> dict[str, Any]:
        return {**TEMPLATE, "Parameters": {"LogDays": {"Type": "Number", "Default": days}}}

    old = stamp.stamped(with_default(30), "1.0.0", "a", "s3://b/c")
    slower = {"Jobs": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": 60}}}
    new = stamp.stamped(
        {**changed(**slower), "Parameters": with_default(90)["Parameters"]}, "1.1.0", "a", "s3://b/c"
    )
    pinned = report.written(old, new, {"LogDays": "30"}, ("1.0.0", "1.1.0"))
    assert "- LogDays has '30'; the default was 30 and is 90 (pinned: give it anew to move)" in pinned
    assert "- Jobs: Properties.VisibilityTimeout was 30 and will be 60" in pinned
    assert "your own value stays" in report.written(old, new, {"LogDays": "7"}, ("1.0.0", "1.1.0"))
    assert "by hand" not in pinned
    assert report.written(old, old, {}, ("1", "1")).count("- nothing changes") == 3


def test_changes_are_shown_with_what_they_replace() -> None:
    def change(action: str, name: str, kind: str, replacement: str = "") -> dict[str, Any]:
        more = {"Replacement": replacement} if replacement else {}
        return {"Action": action, "LogicalResourceId": name, "ResourceType": kind, **more}

    table, queue = "AWS::DynamoDB::Table", "AWS::SQS::Queue"
    found = [
        change("Remove", "Jobs", queue),
        change("Modify", "Rows", table, "True"),
        change("Modify", "Key", "AWS::KMS::Key", "Conditional"),
        change("Add", "More", table),
    ]
    assert changes.shown(found).splitlines() == [
        "  Add     More (AWS::DynamoDB::Table)",
        "  Modify  Key (AWS::KMS::Key), perhaps made anew",
        "  Modify  Rows (AWS::DynamoDB::Table), made anew",
        "  Remove  Jobs (AWS::SQS::Queue)",
    ]
    assert changes.losing(found) == ["Rows"]
    assert changes.shown([]) == "  Only what the stack says of itself changes: its outputs."


def test_kinds_of_files_are_those_of_the_web() -> None:
    assert page.kind("a/b.svg") == "image/svg+xml; charset=utf-8"
    assert page.kind("font.woff2") == "font/woff2"
    assert page.kind("app.webmanifest") == "application/manifest+json; charset=utf-8"
    assert page.kind("nothing") == "application/octet-stream"


def test_what_the_network_has_is_not_asked_again() -> None:
    told = parameters.chosen(
        TEMPLATE, {"LogDays": "7"}, {"Origin": "https://a", "MailSender": "a@b", "LogDays": "30"}
    )
    assert told == [
        {"ParameterKey": "LogDays", "ParameterValue": "7"},
        {"ParameterKey": "MailSender", "UsePreviousValue": True},
        {"ParameterKey": "Origin", "UsePreviousValue": True},
    ]
