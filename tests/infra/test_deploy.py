"""Deploying, again and again, into an account on the local engine: real change sets, buckets and drift."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from infra.deploy import checks, stacks, stamp, steps, store
from infra.deploy.asked import Asked, Stopped
from infra.deploy.cloud import Cloud, of_region
from local.engine import Engine
from tests.infra.deploying import REGION, TEMPLATE, Operator, account, changed

SLOWER = {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": 60}}
ELSEWHERE = "eu-north-1"


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine() as running:
        yield running


@pytest.fixture(scope="module")
def cloud(engine: Engine) -> Cloud:
    return account(engine)


@pytest.fixture
def nina(cloud: Cloud, request: pytest.FixtureRequest, tmp_path: Path) -> Operator:
    """Nina deploys a stage of her own in each story."""
    stage = "".join(letter for letter in request.node.name if letter.isalnum())[4:60]
    return Operator(cloud, stage, tmp_path)


@pytest.fixture
def deployed(nina: Operator) -> Operator:
    nina.deploys(given=nina.first)
    return nina


def test_a_first_deployment_makes_what_it_shows(nina: Operator, cloud: Cloud) -> None:
    stack = nina.deploys(given=nina.first)
    assert stack.status == "CREATE_COMPLETE"
    assert "Add     Rows (AWS::DynamoDB::Table)" in nina.said[0]
    assert stack.parameters == nina.first | {"Stage": nina.stage, "LogDays": "30"}
    assert stack.outputs[stamp.VERSION] == "1.0.0"
    told = cloud.cloudformation.describe_stacks(StackName=stack.name)["Stacks"][0]
    assert told["EnableTerminationProtection"] is True
    code = stacks.template(cloud, stack.name)["Resources"]["APIHandler"]["Properties"]["CodeUri"]
    bucket, _, key = code.removeprefix("s3://").partition("/")
    assert cloud.s3.get_object(Bucket=bucket, Key=key)["Body"].read()
    assert key == f"{nina.stage}/{stack.outputs[stamp.ARTEFACT]}.zip"


def test_the_same_again_changes_nothing(deployed: Operator) -> None:
    before = len(deployed.said)
    assert deployed.deploys().status == "CREATE_COMPLETE"
    assert deployed.said[before:] == [f"entrenous-{deployed.stage} is as asked already."]


def test_a_change_keeps_the_parameters_that_are_not_given(deployed: Operator) -> None:
    stack = deployed.deploys(changed(Jobs=SLOWER), {"LogDays": "7"}, version="1.1.0")
    assert stack.status == "UPDATE_COMPLETE"
    assert "Modify  Jobs (AWS::SQS::Queue)" in deployed.said[-1]
    assert "Rows" not in deployed.said[-1]
    assert stack.parameters["Origin"] == deployed.first["Origin"]
    assert stack.parameters["LogDays"] == "7"


def test_nothing_changes_unless_somebody_agrees(nina: Operator, cloud: Cloud) -> None:
    with pytest.raises(Stopped, match="Nothing was changed"):
        nina.deploys(given=nina.first, agrees=False)
    assert stacks.found(cloud, nina.asks().stack) is None
    nina.deploys(given=nina.first)
    with pytest.raises(Stopped, match="Nothing was changed"):
        nina.deploys(changed(Jobs=SLOWER), agrees=False)
    after = stacks.template(cloud, nina.asks().stack)["Resources"]["Jobs"]["Properties"]
    assert after["VisibilityTimeout"] == 30


def test_missing_unknown_and_odd_parameters_are_all_told(nina: Operator, cloud: Cloud) -> None:
    with pytest.raises(Stopped) as told:
        nina.deploys(given={"Origin": "example.org", "Orgin": "x", "LogDays": "8"})
    assert str(told.value).splitlines() == [
        "There is no parameter Orgin: choose among LogDays, MailSender, Origin, Stage.",
        "Give MailSender: The address that mails come from.",
        "LogDays cannot be '8': one of 7, 30.",
        "Origin cannot be 'example.org': a host.",
    ]
    assert stacks.found(cloud, nina.asks().stack) is None


def test_a_region_that_is_none_is_told(cloud: Cloud) -> None:
    with pytest.raises(Stopped, match="There is no region 'europe': give REGION"):
        steps.look(cloud, Asked("live", "europe"))


def test_a_network_is_not_begun_again_elsewhere(deployed: Operator, cloud: Cloud, tmp_path: Path) -> None:
    away = Operator(cloud.at(ELSEWHERE), deployed.stage, tmp_path)
    with pytest.raises(Stopped, match=f"is in {REGION}, not in {ELSEWHERE}: give REGION={REGION}"):
        away.deploys(given=away.first)
    another = Operator(cloud.at(ELSEWHERE), f"{deployed.stage}too", tmp_path)
    assert another.deploys(given=another.first).status == "CREATE_COMPLETE"
    assert stacks.found(cloud, another.asks().stack) is None


def test_without_credentials_nothing_is_tried(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "absent"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(Stopped, match=r"AWS does not know you .*aws configure"):
        steps.look(of_region(REGION), Asked("live", REGION))


def test_a_domain_that_is_somebody_elses_identity_is_left_alone(nina: Operator, cloud: Cloud) -> None:
    cloud.mail.create_email_identity(EmailIdentity=nina.domain)
    with pytest.raises(Stopped, match=r"is an identity of SES here already .* sub-domain"):
        nina.deploys(given=nina.first)
    assert stacks.found(cloud, nina.asks().stack) is None


@pytest.mark.parametrize(("verified", "consent"), [(False, False), (False, True), (True, False)])
def test_an_unverified_domain_stops_an_upgrade(verified: bool, consent: bool) -> None:
    # The engine verifies each identity at once, so this one is told.
    mail = SimpleNamespace(get_email_identity=lambda EmailIdentity: {"VerifiedForSendingStatus": verified})  # noqa: N803 (SES's name)
    stack = stacks.Stack("entrenous-live", "CREATE_COMPLETE", "", {}, {"MailSender": "us@example.org"})
    asked = Asked("live", REGION, unverified=consent)
    cloud = Cloud(lambda service, region: mail, REGION)
    if verified or consent:
        checks.sender(cloud, stack, {}, asked)
    else:
        with pytest.raises(Stopped, match=r"has not verified example\.org.*MailRecord"):
            checks.sender(cloud, stack, {}, asked)


def test_an_older_version_over_a_newer_is_refused(deployed: Operator) -> None:
    deployed.deploys(changed(Jobs=SLOWER), version="1.10.0")
    with pytest.raises(Stopped, match=r"runs 1\.10\.0 and this is 1\.9\.0: check out 1\.10\.0 or newer"):
        deployed.deploys(version="1.9.0")
    assert deployed.deploys(version="1.9.0", older=True).outputs[stamp.VERSION] == "1.9.0"


def test_a_template_edited_by_hand_is_not_written_over(deployed: Operator, cloud: Cloud) -> None:
    name = deployed.asks().stack
    edited = json.loads(json.dumps(stacks.template(cloud, name)))
    edited["Resources"]["Jobs"] = SLOWER
    kept = [{"ParameterKey": each, "UsePreviousValue": True} for each in TEMPLATE["Parameters"]]
    cloud.cloudformation.update_stack(
        StackName=name,
        TemplateBody=json.dumps(edited),
        Parameters=kept,
        Capabilities=["CAPABILITY_AUTO_EXPAND"],
    )
    stacks.settled(cloud, name)
    with pytest.raises(Stopped, match=r"was edited by hand .*OVERWRITE=1"):
        deployed.deploys()
    assert "edited by hand" in steps.compare(cloud, deployed.asks(), deployed.artefact(TEMPLATE))
    assert deployed.deploys(overwrite=True).status == "UPDATE_COMPLETE"


def test_what_was_changed_by_hand_is_named(deployed: Operator, cloud: Cloud, engine: Engine) -> None:
    url = stacks.found(cloud, deployed.asks().stack)
    assert url is not None
    engine.client("sqs").set_queue_attributes(
        QueueUrl=url.outputs["JobsUrl"], Attributes={"VisibilityTimeout": "99"}
    )
    with pytest.raises(Stopped, match=r"Changed by hand in entrenous-\w+: Jobs\."):
        deployed.deploys()


def test_data_are_not_left_behind(deployed: Operator) -> None:
    with pytest.raises(Stopped, match="would take the network from its data: Rows"):
        deployed.deploys(changed(Rows=None))


def test_a_template_that_is_refused_changes_nothing(nina: Operator, cloud: Cloud) -> None:
    with pytest.raises(Stopped, match=r"CloudFormation does not take the template: .*AWS::Nothing::Known"):
        nina.deploys(changed(Astray={"Type": "AWS::Nothing::Known"}), nina.first)
    assert stacks.found(cloud, nina.asks().stack) is None


def test_a_stack_that_moves_or_failed_says_its_cure(nina: Operator, cloud: Cloud) -> None:
    broken = {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["Role", "Nothing"]}}}
    with pytest.raises(
        Stopped, match=r"(?s)is ROLLBACK_COMPLETE; what failed, in order:\n  Broken: .*half-failed"
    ):
        nina.deploys(changed(Broken=broken), nina.first)
    with pytest.raises(Stopped, match="its first deployment failed; run `make destroy`"):
        nina.deploys(given=nina.first)
    for status, cure in (
        ("UPDATE_IN_PROGRESS", "wait until"),
        ("IMPORT_ROLLBACK_FAILED", "look at its events"),
    ):
        with pytest.raises(Stopped, match=cure):
            checks.ready(stacks.Stack("entrenous-live", status, "", {}, {}))


def test_artefacts_are_locked_away(deployed: Operator, cloud: Cloud) -> None:
    bucket = store.bucket(cloud, "000000000000")
    blocked = cloud.s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"]
    assert set(blocked.values()) == {True}
    assert cloud.s3.get_bucket_versioning(Bucket=bucket)["Status"] == "Enabled"
    assert "aws:SecureTransport" in cloud.s3.get_bucket_policy(Bucket=bucket)["Policy"]


def test_the_page_is_brought_with_its_times(deployed: Operator, cloud: Cloud, tmp_path: Path) -> None:
    stack = stacks.found(cloud, deployed.asks().stack)
    assert stack is not None
    steps.bring(cloud, stack, tmp_path / "absent", deployed.said.append)
    built = tmp_path / "dist"
    (built / "assets").mkdir(parents=True)
    (built / "index.html").write_text("<!doctype html>")
    (built / "assets" / "index-1a2b.js").write_text("export {}")
    steps.bring(cloud, stack, built, deployed.said.append)
    assert deployed.said[-1].startswith("The page: 2 files")
    headers = {}
    for key in ("index.html", "assets/index-1a2b.js"):
        told = cloud.s3.head_object(Bucket=stack.outputs["WebBucketName"], Key=key)
        headers[key] = (told["ContentType"], told["CacheControl"])
    assert headers == {
        "index.html": ("text/html; charset=utf-8", "no-cache"),
        "assets/index-1a2b.js": ("text/javascript; charset=utf-8", "public, max-age=31536000, immutable"),
    }
