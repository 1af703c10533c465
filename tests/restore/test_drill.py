"""The command: it changes nothing in live tables, refuses what is dangerous, and says what came of it."""

import argparse
import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from infra.restore import __main__ as asking
from infra.restore import command, declared, switching
from infra.restore.copies import Copy, Tables, named
from infra.restore.drill import Restore
from infra.restore.problems import NotRestored
from local.stack import KEPT
from local.template import packaged
from tests.cast.clients import CLIENTS
from tests.cast.house import House, done
from tests.restore.stage import live, now

ASKED = {"stage": "", "region": "", "at": None, "keep": False, "switch": ""}


@pytest.fixture
def restore() -> Restore:
    return Restore(CLIENTS["dynamodb"], dict(os.environ), now, backed=False)


def tables() -> set[str]:
    """What tables there are."""
    pages = CLIENTS["dynamodb"].get_paginator("list_tables").paginate()
    return {name for page in pages for name in page["TableNames"]}


def test_a_drill_leaves_nothing_but_its_result(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    ines = house.person("Ines")
    place = ines.founds("private")
    ines.posts(place)
    house.settle()
    before, names = live(), tables()
    command.done(argparse.Namespace(**ASKED), "network")
    after = live()
    assert tables() == names
    assert {name: rows for name, rows in after.items() if name != "network"} == {
        name: rows for name, rows in before.items() if name != "network"
    }
    assert [row for row in after["network"] if row["pk"] != "SERVICE"] == before["network"]
    told = capsys.readouterr().out
    assert "Everything is right. RPO " in told
    assert "The new tables were discarded." in told
    shown = done(ines.get("/service-level"))["drill"]
    assert shown["passed"] is True
    assert shown["took_seconds"] >= 1


def test_new_tables_are_as_the_template_says(house: House, restore: Restore) -> None:
    result = restore.run()
    try:
        assert result.wrong == []
        for copy in result.copies:
            found = CLIENTS["dynamodb"].describe_table(TableName=copy.target)["Table"]
            assert found["DeletionProtectionEnabled"] is True
            expiry = CLIENTS["dynamodb"].describe_time_to_live(TableName=copy.target)["TimeToLiveDescription"]
            assert expiry.get("AttributeName") == copy.declared.expires
            assert (restore_window(copy) is not None) is copy.declared.backed
            stream = (found.get("StreamSpecification") or {}).get("StreamViewType")
            assert stream == copy.declared.stream
            indexes = [each["IndexName"] for each in found.get("GlobalSecondaryIndexes", [])]
            assert indexes == (["written"] if copy.declared.name == "network" else [])
    finally:
        restore.discard(result.copies)


def restore_window(copy: Copy) -> Any:
    return Tables(CLIENTS["dynamodb"]).window(copy.target)


def test_whatever_a_table_says_is_carried_or_set_again() -> None:
    said = {name for each in declared.resources().values() for name in each}
    assert said == declared.CARRIED | declared.REAPPLIED
    assert {each.name for each in declared.tables()} == {"network", "journal", "inbox", "ephemera", "ledger"}


def test_no_alarm_names_a_table() -> None:
    template = packaged(KEPT)["Resources"]
    alarms = [each for each in template.values() if each["Type"] == "AWS::CloudWatch::Alarm"]
    assert alarms
    for logical in declared.resources():
        assert logical not in json.dumps(alarms)


@pytest.mark.parametrize("away", [timedelta(days=36), timedelta(days=-1)])
def test_an_instant_out_of_the_window_is_refused(house: House, restore: Restore, away: timedelta) -> None:
    names = tables()
    with pytest.raises(NotRestored, match="cannot be restored"):
        restore.run(now() - away)
    assert tables() == names


def test_a_network_without_backups_is_refused_where_they_must_be(house: House) -> None:
    deployed = Restore(CLIENTS["dynamodb"], dict(os.environ), now)
    with pytest.raises(NotRestored, match="point-in-time recovery is off"):
        deployed.run()


def test_tables_that_are_gone_are_named(house: House) -> None:
    gone = {**os.environ, "LEDGER_TABLE": "ledger-that-was", "NETWORK_TABLE": "network-that-was"}
    with pytest.raises(NotRestored, match="network-that-was, ledger-that-was"):
        Restore(CLIENTS["dynamodb"], gone, now, backed=False).run()


def test_only_tables_that_a_restore_made_are_discarded(house: House) -> None:
    keeper, network = Tables(CLIENTS["dynamodb"]), os.environ["NETWORK_TABLE"]
    (said, *_) = declared.tables()
    for target in (network, f"{network}-restored-today"):
        with pytest.raises(NotRestored, match="is no table that a restore has made"):
            keeper.discard(Copy(said, network, target))
    assert network in tables()


def test_nothing_replaces_a_live_network_without_the_very_words(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--stage", "live", "--region", "eu-west-1", "--switch"]
    for said in ("yes", "switch", "switch trial", "switch Live"):
        with pytest.raises(SystemExit):
            asking._read([*words, said])
        assert "SWITCH='switch live'" in capsys.readouterr().err
    assert asking._read([*words, "switch live"]).switch == "switch live"
    with pytest.raises(SystemExit):
        asking._read(["--switch", "switch "])
    assert "a laptop's network is not switched" in capsys.readouterr().err


def copies() -> list[Copy]:
    """Copies with names of their own."""
    names = {each.name: f"old-{each.name}" for each in declared.tables()}
    return named(declared.tables(), names, now())


def test_the_switched_template_names_the_new_tables_and_no_old_one() -> None:
    template, new = packaged(KEPT), copies()
    tables_ = {
        copy.declared.logical: {
            "Ref": copy.target,
            "Arn": f"arn:{copy.target}",
            "StreamArn": f"stream:{copy.target}",
        }
        for copy in new
    }
    after = switching.switched(template, tables_)
    text = json.dumps(after)
    for copy in new:
        assert copy.declared.logical not in after["Resources"]
        assert f'"{copy.declared.logical}"' not in text
        assert f"${{{copy.declared.logical}" not in text
        assert copy.target in text
    kept = template["Resources"].keys() - tables_.keys()
    assert after["Resources"].keys() == kept
    journal = next(copy for copy in new if copy.declared.name == "journal")
    publish = json.dumps(after["Resources"]["Publish"])
    assert f"stream:{journal.target}" in publish
    variables = after["Resources"]["APIHandler"]["Properties"]["Environment"]["Variables"]
    assert variables["JOURNAL_TABLE"] == journal.target
    untouched = [name for name in kept if template["Resources"][name]["Type"] == "AWS::S3::Bucket"]
    assert all(after["Resources"][name] == template["Resources"][name] for name in untouched)


def test_the_new_tables_are_taken_in_and_the_template_is_as_it_was() -> None:
    template, new = packaged(KEPT), copies()
    tables_ = {copy.declared.logical: {"Ref": copy.target, "Arn": "a", "StreamArn": "s"} for copy in new}
    written = switching.files(template, new, tables_)
    switch, adopt = written["1-switch.json"], written["2-adopt.json"]
    # An import may change nothing that is there: all else is as after the first change.
    others = {name: each for name, each in adopt["Resources"].items() if name not in tables_}
    assert others == switch["Resources"]
    for name in tables_:
        assert adopt["Resources"][name] == template["Resources"][name]
        assert adopt["Resources"][name]["DeletionPolicy"] == "Retain"
    assert written["3-original.json"] == template
    imported = {
        each["LogicalResourceId"]: each["ResourceIdentifier"]["TableName"] for each in written["tables.json"]
    }
    assert imported == {copy.declared.logical: copy.target for copy in new}
    assert len(written["parameters.json"]) == len(template["Parameters"])


def test_it_says_what_to_type_under_names_that_the_deployer_may_use() -> None:
    bucket, region = "entrenous-artefacts-1-eu-west-1", "eu-west-1"
    told = switching.told("entrenous-live", bucket, region, Path("out/restore"))
    assert [line[:2] for line in told.splitlines() if line[1:2] == "."] == ["1.", "2.", "3.", "4."]
    assert told.count("--change-set-name deploy-") == 6
    assert f"s3://{bucket}/live/restore" in told
    assert "/live/restore/2-adopt.json" in told
