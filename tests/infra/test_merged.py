"""What merging adds to the concerns: refusals of the gateway, alarms, a dashboard; and what the page is."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from infra import merge, refusals, watch
from local.stack import KEPT
from local.template import packaged

Template = dict[str, Any]

ADDRESSES = {
    "/": "/index.html",
    "/communities/c1": "/index.html",
    "/v1.2/notes": "/index.html",
    "/assets/app.3f2a.js": "/assets/app.3f2a.js",
    "/favicon.ico": "/favicon.ico",
}


@pytest.fixture(scope="module")
def template() -> Template:
    return packaged(KEPT)


def said(template: Template, name: str) -> Template:
    properties: Template = template["Resources"][name]["Properties"]
    return properties


def test_the_gateway_refuses_in_problem_documents(template: Template) -> None:
    body = said(template, "RestAPI")["DefinitionBody"]
    told = body["x-amazon-apigateway-gateway-responses"]
    assert {each["statusCode"] for each in told.values()} == {
        "400", "401", "403", "404", "413", "415", "429", "500", "503",
    }  # fmt: skip
    for name, each in told.items():
        document = json.loads(each["responseTemplates"]["application/json"])
        assert "problem+json" in each["responseParameters"]["gatewayresponse.header.Content-Type"]
        assert set(document) == {"type", "title", "status", "detail", "code"}, name
        assert str(document["status"]) == each["statusCode"]
        assert document["type"].endswith(document["code"])
        assert each["responseParameters"]["gatewayresponse.header.X-Request-Id"] == "context.requestId"
        assert each["responseParameters"]["gatewayresponse.header.Cache-Control"] == "'no-store'"


def test_its_sentences_are_english_and_french() -> None:
    missing = refusals.responses()["MISSING_AUTHENTICATION_TOKEN"]
    detail = json.loads(missing["responseTemplates"]["application/json"])["detail"]
    english, french = detail.split(" / ")
    assert english != french
    assert english
    assert french


def test_whoever_is_throttled_is_told_when_to_come_back() -> None:
    for name in ("THROTTLED", "QUOTA_EXCEEDED"):
        assert refusals.responses()[name]["responseParameters"]["gatewayresponse.header.Retry-After"] == "'1'"


def test_paths_and_methods_survive_the_merge(template: Template) -> None:
    body = said(template, "RestAPI")["DefinitionBody"]
    assert body["info"] == {"version": "1.0", "title": {"Ref": "AWS::StackName"}}
    assert "get" in body["paths"]["/v1/health"]


def test_a_new_function_and_a_new_queue_are_watched_without_a_word() -> None:
    concerns = {path.stem: merge.read(path) for path in merge.FOLDER.glob("*.yaml")}
    whole = merge.joined(concerns)
    whole["Resources"] |= {
        "Digest": {
            "Properties": {"Environment": {}, "Events": {"x": {"Fn::GetAtt": ["DigestQueue", "Arn"]}}}
        },
        "DigestQueue": {"Type": "AWS::SQS::Queue"},
        "DigestDead": {"Type": "AWS::SQS::Queue"},
        "IdleQueue": {"Type": "AWS::SQS::Queue"},
    }
    added = watch.watched(whole)["Resources"].keys()
    assert {"DigestErrorsAlarm", "DigestSlowAlarm", "DigestThrottlesAlarm"} <= added
    assert {"DigestQueueAlarm", "DigestDeadAlarm"} <= added
    assert "FeedbackQueueAlarm" in added
    assert "IdleQueueAlarm" not in added, "nobody listens there"


def test_the_dashboard_names_what_is_there(template: Template) -> None:
    body = said(template, "Dashboard")["DashboardBody"]["Fn::Sub"]
    widgets = json.loads(body)["widgets"]
    assert len({(each["x"], each["y"]) for each in widgets}) == len(widgets)
    names = {name.partition(".")[0] for name in re.findall(r"\$\{([^}]+)\}", body)}
    there = template["Resources"].keys() | template["Parameters"].keys()
    assert {name for name in names if not name.startswith("AWS::")} <= there
    assert "${Publish}" in body
    assert "${MailDead.QueueName}" in body


def test_the_page_answers_for_its_addresses_and_for_nothing_else(
    template: Template, browser: Browser
) -> None:
    code = said(template, "PageFallback")["FunctionCode"]
    page = browser.new_page()
    asked = page.evaluate(
        f"uris => {{ {code}; return uris.map(uri => handler({{request: {{uri}}}}).uri) }}", list(ADDRESSES)
    )
    page.close()
    assert asked == list(ADDRESSES.values())


def test_the_api_is_never_cached_and_has_no_page_in_its_place(template: Template) -> None:
    told = said(template, "WebDistribution")["DistributionConfig"]
    [api] = told["CacheBehaviors"]
    assert api["PathPattern"] == "/api/*"
    assert api["CachePolicyId"] == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    assert "FunctionAssociations" not in api
    assert len(told["DefaultCacheBehavior"]["FunctionAssociations"]) == 1
    for each in told["CustomErrorResponses"]:
        assert each["ErrorCachingMinTTL"] == 0
        assert "ResponsePagePath" not in each
    origins = {each["Id"]: each for each in told["Origins"]}
    [header] = origins["api"]["OriginCustomHeaders"]
    assert header["HeaderName"] == "X-Origin-Secret"
    variables = said(template, "APIHandler")["Environment"]["Variables"]
    assert variables["ORIGIN_SECRET_ARN"] == {"Ref": "OriginSecret"}
    assert "ORIGIN_SECRET_ARN" not in said(template, "Mail")["Environment"]["Variables"]


def test_files_are_read_by_signed_links_only(template: Template) -> None:
    told = said(template, "FilesDistribution")["DistributionConfig"]["DefaultCacheBehavior"]
    assert told["TrustedKeyGroups"] == [{"Ref": "FilesKeys"}]
    assert template["Resources"]["FilesDistribution"]["Condition"] == "FilesServed"
    rules = said(template, "FilesBucket")["LifecycleConfiguration"]["Rules"]
    assert {"abandoned": 1}.items() <= {each["Id"]: each.get("ExpirationInDays") for each in rules}.items()


def test_the_page_may_run_only_what_comes_from_its_origin(template: Template) -> None:
    policy = said(template, "PageHeaders")["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]
    directives = policy["ContentSecurityPolicy"]["ContentSecurityPolicy"]["Fn::Join"][1]
    assert "default-src 'none'" in directives
    assert "script-src 'self'" in directives
    assert "unsafe" not in json.dumps(directives)


def test_what_to_do_is_written_for_each_alarm(template: Template) -> None:
    written = (Path(__file__).parents[2] / "docs" / "operations" / "alarms.md").read_text()
    for name, each in template["Resources"].items():
        if each["Type"] == "AWS::CloudWatch::Alarm":
            alarm = each["Properties"]["AlarmName"]["Fn::Sub"].removeprefix("${AWS::StackName}-")
            kind = re.sub(
                r"^(APIHandler|Publish|[A-Z][a-z]+)-(errors|slow|throttled)$", r"<function>-\2", alarm
            )
            kind = re.sub(r"^[A-Z][A-Za-z]+(Queue|Dead)-", r"<queue>-", kind)
            assert f"`{kind}`" in written, name
