"""A webhook is a reader: what it is told is judged each time it is told, by the rights of its owner then."""

from chalicelib.access import keys
from chalicelib.conversation.events import PostWritten
from chalicelib.foundation import rows
from chalicelib.webhooks import listeners
from tests.cast.house import House, done
from tests.matrix.ratchet import bury
from tests.webhooks.receiver import Receiver
from tests.webhooks.telling import hooks, log


def test_words_leave_open_communities_alone_and_only_where_asked_for(
    house: House, receiver: Receiver
) -> None:
    ines = house.person("Ines")
    commons = ines.founds("open")
    hooks(ines, receiver, commons, content=True)
    ines.posts(commons, "Ospreys for everybody.", title="Ospreys")
    house.settle()
    words = receiver.of("post.written")[0].json["data"]["content"]
    assert words == {"title": "Ospreys", "body": "Ospreys for everybody.", "cut": False}
    closed = ines.founds("private")
    refused = ines.post(
        "/webhooks",
        {"url": receiver.url, "events": ["post.written"], "communities": [closed], "content": True},
    )
    assert refused.code == "content_needs_open"


def test_once_a_community_closes_no_words_leave(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    place = ines.founds("open")
    hooks(ines, receiver, place, content=True)
    done(ines.post(f"/communities/{place}/changes", {"visibility": "private"}))
    post = ines.posts(place, "Goshawk in private.")
    ines.comments(post, "Goshawk too.")
    house.settle()
    assert [each.json["data"]["content"] for each in receiver.calls] == [None, None]
    assert not any(b"Goshawk" in each.body for each in receiver.calls)


def test_only_stewards_attach_and_absent_communities_answer_as_invisible_ones(
    house: House, receiver: Receiver
) -> None:
    ines, otto = house.person("Ines"), house.person("Otto")
    place, secret = ines.founds("private"), ines.founds("secret")
    done(ines.adds(place, otto))
    draft = {"url": receiver.url, "events": ["post.written"], "communities": [place]}
    assert otto.post("/webhooks", draft).code == "may_not_configure"
    hidden = otto.post("/webhooks", draft | {"communities": [secret]})
    absent = otto.post("/webhooks", draft | {"communities": ["0" * 13]})
    assert (hidden.status, hidden.raw) == (404, absent.raw)


def test_a_webhook_of_another_person_is_as_if_it_had_never_been(house: House, receiver: Receiver) -> None:
    ines, otto = house.person("Ines"), house.person("Otto")
    hook = hooks(ines, receiver, ines.founds())
    never = hook["id"][:-1] + ("0" if hook["id"][-1] != "0" else "1")
    asks = (
        lambda who, w: who.patch(f"/webhooks/{w}", {"name": "Mine"}),
        lambda who, w: who.post(f"/webhooks/{w}/secret"),
        lambda who, w: who.post(f"/webhooks/{w}/ping"),
        lambda who, w: who.get(f"/webhooks/{w}/deliveries"),
        lambda who, w: who.post(f"/webhooks/{w}/deliveries/{'0' * 26}/again"),
    )
    for ask in asks:
        there, gone = ask(otto, hook["id"]), ask(otto, never)
        assert (there.status, there.raw) == (404, gone.raw)
    assert done(otto.delete(f"/webhooks/{hook['id']}"), 204).raw == otto.delete(f"/webhooks/{never}").raw
    assert ines.get(f"/webhooks/{hook['id']}/deliveries").status == 200


def test_a_removed_steward_hears_nothing_more_at_once(house: House, receiver: Receiver) -> None:
    ines, otto = house.person("Ines"), house.person("Otto")
    place = ines.founds()
    done(ines.adds(place, otto, "steward"))
    hook = hooks(otto, receiver, place)
    done(ines.adds(place, otto, "participant"))
    ines.posts(place)
    house.settle()
    assert receiver.calls == []
    assert done(ines.get(f"/communities/{place}"))["bridges"] == []
    told = done(otto.get(f"/webhooks/{hook['id']}/deliveries"))["items"]
    assert {each["outcome"] for each in told} <= {"withheld"}


def test_who_stewards_no_more_hears_nothing_before_any_news_of_it(house: House, receiver: Receiver) -> None:
    ines, otto = house.person("Ines"), house.person("Otto")
    place = ines.founds()
    done(ines.adds(place, otto, "steward"))
    hook = hooks(otto, receiver, place)
    post = ines.posts(place)
    house.settle()
    receiver.calls.clear()
    done(ines.adds(place, otto, "participant"))
    listeners.offer(PostWritten(by=ines.id, subject=post, community=place, refs={"post": post}))
    assert log(otto, hook)["outcome"] == "withheld"
    house.settle()
    assert receiver.calls == []


def test_a_suspended_owner_hears_nothing(house: House, receiver: Receiver) -> None:
    ines, otto = house.person("Ines"), house.person("Otto")
    place = ines.founds()
    done(ines.adds(place, otto, "steward"))
    hooks(otto, receiver, place)
    house.settle()
    done(house.ada.patch(f"/people/{otto.id}", {"status": "suspended"}))
    ines.posts(place)
    house.settle()
    assert receiver.calls == []


def test_what_is_gone_when_it_is_told_is_not_told(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    place = ines.founds()
    hook = hooks(ines, receiver, place, events=["post.written"])
    post = ines.posts(place)
    done(ines.delete(f"/posts/{post}"), 204)
    house.settle()
    assert receiver.calls == []
    assert log(ines, hook)["outcome"] == "withheld"


def test_news_of_what_is_gone_hold_ids_alone(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    place = ines.founds("open")
    hooks(ines, receiver, place, events=["post.deleted", "comment.deleted"], content=True)
    post = ines.posts(place, "Merlin.")
    comment = ines.comments(post, "Merlin too.")
    done(ines.delete(f"/comments/{comment}"), 204)
    done(ines.delete(f"/posts/{post}"), 204)
    house.settle()
    assert sorted(each.json["type"] for each in receiver.calls) == ["comment.deleted", "post.deleted"]
    assert not any(b"Merlin" in each.body for each in receiver.calls)


def test_it_is_named_in_the_header_and_in_the_preview(house: House, receiver: Receiver) -> None:
    ines, otto = house.person("Ines"), house.person("Otto")
    place = ines.founds()
    done(ines.adds(place, otto))
    before = otto.audience(place)
    hook = hooks(ines, receiver, place, name="Our CRM")
    (bridge,) = done(otto.get(f"/communities/{place}"))["bridges"]
    assert (bridge["name"], bridge["owner"]["id"], bridge["content"]) == ("Our CRM", ines.id, False)
    preview = done(otto.get(f"/communities/{place}/audience"))
    assert preview["bridges"] == [{"name": "Our CRM", "content": False}]
    draft = {"kind": "update", "body": "Hello.", "audience": before}
    refused = otto.post(f"/communities/{place}/posts", draft)
    assert refused.code == "audience_widened"
    assert refused["audience"]["bridges"] == [{"name": "Our CRM", "content": False}]
    house.settle()
    told = [each["kind"] for each in done(otto.get("/notifications"))["items"]]
    assert "bridge.attached" in told
    done(ines.delete(f"/webhooks/{hook['id']}"), 204)
    assert done(otto.get(f"/communities/{place}"))["bridges"] == []


def test_words_that_begin_to_leave_widen_the_audience(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    place = ines.founds("open")
    hook = hooks(ines, receiver, place)
    before = ines.audience(place)
    done(ines.patch(f"/webhooks/{hook['id']}", {"content": True}))
    refused = ines.post(f"/communities/{place}/posts", {"kind": "update", "body": "Hi.", "audience": before})
    assert refused.code == "audience_widened"


def test_another_steward_puts_it_out(house: House, receiver: Receiver) -> None:
    ines, otto, rita = house.person("Ines"), house.person("Otto"), house.person("Rita")
    place = ines.founds()
    done(ines.adds(place, otto, "steward"))
    done(ines.adds(place, rita))
    hook = hooks(ines, receiver, place)
    assert rita.delete(f"/communities/{place}/webhooks/{hook['id']}").code == "may_not_configure"
    done(otto.delete(f"/communities/{place}/webhooks/{hook['id']}"), 204)
    done(otto.delete(f"/communities/{place}/webhooks/{hook['id']}"), 204)
    ines.posts(place)
    house.settle()
    assert receiver.calls == []
    done(ines.patch(f"/webhooks/{hook['id']}", {"name": "Renamed"}))
    assert done(ines.get(f"/communities/{place}"))["bridges"] == []
    done(ines.patch(f"/webhooks/{hook['id']}", {"communities": [place]}))
    assert [each["name"] for each in done(ines.get(f"/communities/{place}"))["bridges"]] == ["Renamed"]
    ines.posts(place)
    house.settle()
    assert len(receiver.calls) == 1


def test_who_lost_a_role_somewhere_changes_their_webhook_all_the_same(
    house: House, receiver: Receiver
) -> None:
    ines, otto = house.person("Ines"), house.person("Otto")
    place, own = ines.founds(), otto.founds()
    done(ines.adds(place, otto, "steward"))
    hook = hooks(otto, receiver, place, own)
    done(ines.adds(place, otto, "participant"))
    house.settle()
    done(otto.patch(f"/webhooks/{hook['id']}", {"url": receiver.url + "/moved", "name": "Moved"}))
    assert done(ines.get(f"/communities/{place}"))["bridges"] == []
    assert otto.patch(f"/webhooks/{hook['id']}", {"communities": [place]}).code == "may_not_configure"
    done(otto.delete(f"/webhooks/{hook['id']}"), 204)


def test_a_webhook_hears_of_its_own_communities_alone(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    here, there = ines.founds(), ines.founds()
    hook = hooks(ines, receiver, here)
    ines.posts(there)
    house.settle()
    assert receiver.calls == []
    done(ines.patch(f"/webhooks/{hook['id']}", {"communities": [there]}))
    ines.posts(here)
    ines.posts(there)
    house.settle()
    assert [each.json["data"]["community"] for each in receiver.calls] == [there]


def test_a_webhook_is_let_go_of_a_deleted_community(house: House, receiver: Receiver) -> None:
    ines = house.person("Ines")
    place = ines.founds("open")
    hooks(ines, receiver, place)
    post = ines.posts(place, "Ospreys at last.")
    bury(ines, house.ada, place)
    # What was written before leaves no more, though it is only told now.
    house.settle()
    assert receiver.of("post.written") == []
    assert ines.get(f"/posts/{post}").status == 404
    row = rows.fetch([keys.gate_copy(place, 0)])[keys.gate_copy(place, 0)]
    assert (row["deleted"], row.get("bridges")) == (True, None)
