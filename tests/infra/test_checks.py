"""The checks of the deployment: nothing is found in ours, and each deliberate mistake is."""

import copy
import json
from typing import Any

import pytest

from infra import finish
from infra.checks import __main__ as command
from infra.checks import cloudformation, rules, scan, whole
from infra.checks.template import Finding, alternatives, named
from local.stack import KEPT
from local.template import packaged
from tests.infra.mistakes import MISTAKES, Mistake, opened, said

Template = dict[str, Any]


@pytest.fixture(scope="module")
def merged() -> Template:
    return packaged(KEPT)


@pytest.fixture(scope="module")
def translated(merged: Template) -> Template:
    return cloudformation.translated(merged)


def test_nothing_is_found_in_ours(merged: Template) -> None:
    assert [str(each) for each in rules.findings(merged)] == []


def test_nor_where_functions_start_from_snapshots(merged: Template) -> None:
    newer = copy.deepcopy(merged)
    for each in newer["Resources"].values():
        if each["Type"] == finish.FUNCTION:
            each["Properties"]["Runtime"] = "python3.13"
    template = cloudformation.translated(finish.finished(newer))
    assert [str(each) for each in rules.judged(template) + cloudformation.linted(template)] == []
    alias = {"Ref": "APIHandlerAliaslive"}
    assert said(template, "APIHandlerInvokePermission")["FunctionName"] == alias
    assert said(template, "APIHandler")["SnapStart"] == {"ApplyOn": "PublishedVersions"}
    assert "${APIHandler.Arn}" not in json.dumps(said(template, "RestAPI"))


def test_an_older_runtime_is_left_as_it_is(merged: Template) -> None:
    older = copy.deepcopy(merged)
    for each in older["Resources"].values():
        if each["Type"] == finish.FUNCTION:
            each["Properties"]["Runtime"] = "python3.11"
    assert finish.finished(older) == older
    with pytest.raises(ValueError, match="nodejs"):
        finish.version("nodejs22.x")


@pytest.mark.parametrize(
    ("mistake", "rule", "where"), MISTAKES, ids=lambda each: getattr(each, "__name__", "")
)
def test_each_mistake_is_found(translated: Template, mistake: Mistake, rule: str, where: str) -> None:
    wrong = copy.deepcopy(translated)
    mistake(wrong)
    assert (rule, where) in {(each.rule, each.where) for each in rules.judged(wrong)}


def test_every_rule_has_a_mistake() -> None:
    assert {rule for _, rule, _ in MISTAKES} == {each.__name__ for each in rules.RULES}


def test_a_mistyped_override_is_found(merged: Template) -> None:
    wrong = copy.deepcopy(merged)
    wrong["Resources"]["ApiHandler"] = {"Properties": {"Timeout": 5}}
    for found in (rules.findings(wrong), command.found(wrong)):
        assert [(each.rule, each.where) for each in found] == [("typed", "ApiHandler")]


def test_what_the_transform_refuses_is_told(merged: Template) -> None:
    wrong = copy.deepcopy(merged)
    del said(wrong, "Mail")["Handler"]
    with pytest.raises(cloudformation.Untranslatable, match="Mail"):
        rules.findings(wrong)


def test_the_linter_finds_what_cloudformation_would_refuse(translated: Template) -> None:
    wrong = copy.deepcopy(translated)
    said(wrong, "MailQueue")["VisibilityTimeout"] = "long"
    found = cloudformation.linted(wrong)
    assert [(each.rule, each.where) for each in found] == [
        ("E3012", "Resources/MailQueue/Properties/VisibilityTimeout")
    ]


def small(template: Template, *names: str) -> Template:
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Resources": {name: template["Resources"][name] for name in names},
    }


def test_the_scanner_finds_what_is_not_excused(translated: Template) -> None:
    excused = {"CKV_AWS_27": {"resources": ["CountsDead", "Absent"]}}
    found = scan.scanned(small(translated, "CountsDead", "IndexDead"), excused)
    assert [(each.rule, each.where) for each in found] == [
        ("CKV_AWS_27", "Absent"),
        ("CKV_AWS_27", "IndexDead"),
    ]
    assert str(found[0]) == "Absent: is excused for nothing (CKV_AWS_27)"


def test_a_scan_of_nothing_is_no_scan() -> None:
    with pytest.raises(scan.NotScanned):
        scan.scanned({"Resources": {}}, {})


def test_each_exception_has_a_reason_and_resources_that_are_there(translated: Template) -> None:
    for rule, told in scan.exceptions().items():
        assert len(told["reason"]) > 40, rule
        assert set(told["resources"]) <= translated["Resources"].keys(), rule


def test_the_command_tells_everything_and_fails(
    merged: Template, tmp_path: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = copy.deepcopy(merged)
    opened(wrong)
    file = tmp_path / "template.json"
    file.write_text(json.dumps(wrong))
    monkeypatch.setattr("sys.argv", ["checks", str(file)])
    with pytest.raises(SystemExit) as left:
        command.main()
    assert left.value.code == 1
    told = capsys.readouterr().out.splitlines()
    assert " REST resources of 250" in told[0]
    # Our rule and the scanner's find it, and nothing else is found.
    assert told[1] == "FilesBucket: may be opened to the world (private)"
    assert [line.startswith("FilesBucket: ") and "CKV_AWS_54" in line for line in told[2:-1]] == [True]
    assert told[-1].endswith(": 2 findings")


def test_without_a_file_the_command_packages_what_is_here(merged: Template) -> None:
    assert command._template([]) == merged


def test_both_branches_of_a_condition_count() -> None:
    choice = {"Fn::If": ["A", {"Fn::If": ["B", 1, 2]}, {"Ref": "AWS::NoValue"}]}
    assert alternatives(choice) == [1, 2]


def test_every_way_to_name_a_resource_is_read() -> None:
    value = [
        {"Ref": "A"},
        {"Fn::GetAtt": ["B", "Arn"]},
        {"Fn::Sub": ["${C.Arn}${x}${!D}", {"x": {"Ref": "E"}}]},
    ]
    assert set(named(value)) == {"A", "B", "C", "x", "E"}


def test_the_gateway_counts_each_beginning_of_a_path_once() -> None:
    assert whole.rest_resources({"/": {}, "/v1/people": {}, "/v1/people/{person}": {}}) == 4


def test_a_finding_reads_as_a_sentence() -> None:
    assert str(Finding("kept", "Table", "would be lost")) == "Table: would be lost (kept)"
