"""How each door of conversations and of the inbox is used."""

from collections.abc import Callable
from typing import Any

from tests.cast.house import done
from tests.faults.stage import Act, Stage, listed, numbers, scene, told

SPAM = {"reason": "spam"}


@scene("POST /communities/{community_id}/posts")
def write(stage: Stage) -> Act:
    body = f"Written {next(numbers)}."
    calling = f"{body} {_calls(stage)}"
    draft = {"kind": "update", "body": calling, "audience": stage.audience}
    path = f"/communities/{stage.hall}/posts"
    seen = listed(stage.max, path, lambda each: body in each["html"], pages=1)
    return Act(stage.max, seen, draft, {"community_id": stage.hall})


@scene("POST /communities/{community_id}/posts first")
def write_first(stage: Stage) -> Act:
    """In a place of its own, whose head is never full: sealing it is what other posts bring about."""
    place = stage.ines.founds("private")
    stage.more.append(place)
    draft = {"kind": "update", "body": "The first.", "audience": stage.ines.audience(place)}
    path = f"/communities/{place}/posts"
    seen = listed(stage.ines, path, lambda each: "The first." in each["html"], pages=1)
    return Act(stage.ines, seen, draft, {"community_id": place})


@scene("PATCH /posts/{post_id}")
def edit(stage: Stage) -> Act:
    post = stage.post()

    def seen() -> list[Any]:
        return [
            done(stage.max.get(f"/posts/{post}"))["body"].startswith("Edited."),
            len(done(stage.max.get(f"/posts/{post}/revisions"))["items"]),
        ]

    body = f"Edited. {_calls(stage)}"
    return Act(stage.max, seen, {"body": body}, {"post_id": post}, match='"1"')


def _calls(stage: Stage) -> str:
    """A mention, so that somebody is told."""
    return f"[@](person:{stage.ines.id})"


@scene("DELETE /posts/{post_id}")
def delete(stage: Stage) -> Act:
    post = stage.post()
    return Act(stage.max, told(stage.max, f"/posts/{post}", "pinned"), parts={"post_id": post})


def _comment(stage: Stage, comment: str) -> Callable[[], Any]:
    def seen() -> Any:
        items = done(stage.max.get(f"/posts/{comment[26:]}/comments"))["items"]
        return [[each["body"], each["deleted"], each["hidden"], each["reaction"]] for each in items]

    return seen


@scene("POST /posts/{post_id}/comments")
def comment(stage: Stage) -> Act:
    post = stage.post()
    seen = listed(stage.mona, f"/posts/{post}/comments", lambda each: each["body"] == "Once.")
    return Act(stage.mona, seen, {"body": "Once."}, {"post_id": post})


@scene("PATCH /comments/{comment_id}")
def edit_comment(stage: Stage) -> Act:
    found = stage.comment()

    def seen() -> list[Any]:
        return [*_comment(stage, found)(), len(done(stage.max.get(f"/comments/{found}/revisions"))["items"])]

    return Act(stage.max, seen, {"body": "Edited."}, {"comment_id": found})


@scene("DELETE /comments/{comment_id}")
def delete_comment(stage: Stage) -> Act:
    found = stage.comment()
    return Act(stage.max, _comment(stage, found), parts={"comment_id": found})


def _question(stage: Stage) -> dict[str, str]:
    post = stage.post(kind="question", title="Who?")
    return {"post_id": post, "comment": stage.mona.comments(post)}


@scene("PUT /posts/{post_id}/answer")
def answer(stage: Stage) -> Act:
    parts = _question(stage)
    seen = told(stage.max, f"/posts/{parts['post_id']}", "answered")
    return Act(stage.max, seen, {"comment": parts["comment"]}, parts)


@scene("DELETE /posts/{post_id}/answer")
def unanswer(stage: Stage) -> Act:
    parts = _question(stage)
    done(stage.max.put(f"/posts/{parts['post_id']}/answer", {"comment": parts["comment"]}))
    return Act(stage.max, told(stage.max, f"/posts/{parts['post_id']}", "answered"), parts=parts)


def _pinned(stage: Stage) -> Callable[[], int]:
    return listed(stage.ines, f"/communities/{stage.hall}/posts?pinned=true", lambda each: True)


def _unpin_all(stage: Stage) -> str:
    for each in done(stage.ines.get(f"/communities/{stage.hall}/posts?pinned=true"))["items"]:
        done(stage.ines.delete(f"/posts/{each['id']}/pin"), 204)
    return stage.post()


@scene("PUT /posts/{post_id}/pin")
def pin(stage: Stage) -> Act:
    return Act(stage.mona, _pinned(stage), parts={"post_id": _unpin_all(stage)})


@scene("DELETE /posts/{post_id}/pin")
def unpin(stage: Stage) -> Act:
    post = _unpin_all(stage)
    done(stage.ines.put(f"/posts/{post}/pin"))
    return Act(stage.mona, _pinned(stage), parts={"post_id": post})


def _mine(stage: Stage, post: str) -> Callable[[], Any]:
    return told(stage.mona, f"/posts/{post}", "mine")


@scene("PUT /posts/{post_id}/follow")
def follow(stage: Stage) -> Act:
    post = stage.post()
    return Act(stage.mona, _mine(stage, post), parts={"post_id": post})


@scene("DELETE /posts/{post_id}/follow")
def unfollow(stage: Stage) -> Act:
    post = stage.post()
    done(stage.mona.put(f"/posts/{post}/follow"))
    return Act(stage.mona, _mine(stage, post), parts={"post_id": post})


def _bookmarks(stage: Stage, post: str) -> Callable[[], Any]:
    def seen() -> Any:
        count = listed(stage.mona, "/bookmarks", lambda each: each["id"] == post)()
        return [count, _mine(stage, post)()]

    return seen


@scene("PUT /posts/{post_id}/bookmark")
def bookmark(stage: Stage) -> Act:
    post = stage.post()
    return Act(stage.mona, _bookmarks(stage, post), parts={"post_id": post})


@scene("DELETE /posts/{post_id}/bookmark")
def forget(stage: Stage) -> Act:
    post = stage.post()
    done(stage.mona.put(f"/posts/{post}/bookmark"))
    return Act(stage.mona, _bookmarks(stage, post), parts={"post_id": post})


@scene("PUT /posts/{post_id}/reactions/{name}")
def react(stage: Stage) -> Act:
    parts = {"post_id": stage.post(), "name": "useful"}
    return Act(stage.mona, _mine(stage, parts["post_id"]), parts=parts)


@scene("PUT /posts/{post_id}/reactions/{name} replaces")
def react_otherwise(stage: Stage) -> Act:
    parts = {"post_id": stage.post(), "name": "useful"}
    done(stage.mona.put(f"/posts/{parts['post_id']}/reactions/thanks"))
    return Act(stage.mona, _mine(stage, parts["post_id"]), parts=parts)


@scene("DELETE /posts/{post_id}/reactions/{name}")
def take_back(stage: Stage) -> Act:
    parts = {"post_id": stage.post(), "name": "useful"}
    done(stage.mona.put(f"/posts/{parts['post_id']}/reactions/useful"))
    return Act(stage.mona, _mine(stage, parts["post_id"]), parts=parts)


@scene("PUT /comments/{comment_id}/reactions/{name}")
def react_to_comment(stage: Stage) -> Act:
    found = stage.comment()
    return Act(stage.max, _comment(stage, found), parts={"comment_id": found, "name": "useful"})


@scene("DELETE /comments/{comment_id}/reactions/{name}")
def take_back_from_comment(stage: Stage) -> Act:
    found = stage.comment()
    done(stage.max.put(f"/comments/{found}/reactions/useful"))
    return Act(stage.max, _comment(stage, found), parts={"comment_id": found, "name": "useful"})


def _case(stage: Stage, item: str) -> Callable[[], Any]:
    fields = ("waiting", "reasons", "hidden.reason", "closed.reason", "settled.reason")

    def seen() -> Any:
        items = done(stage.ines.get(f"/communities/{stage.hall}/reports?limit=100"))["items"]
        return [[_of(each, field) for field in fields] for each in items if each["id"] == item]

    return seen


def _of(case: Any, field: str) -> Any:
    name, _, inner = field.partition(".")
    return case[name][inner] if inner and case[name] else case[name]


@scene("POST /posts/{post_id}/reports")
def report(stage: Stage) -> Act:
    post = stage.post()
    return Act(stage.gil, _case(stage, post), SPAM, {"post_id": post})


@scene("POST /comments/{comment_id}/reports")
def report_comment(stage: Stage) -> Act:
    found = stage.comment()
    return Act(stage.gil, _case(stage, found), SPAM, {"comment_id": found})


@scene("DELETE /communities/{community_id}/reports/{item_id}")
def dismiss(stage: Stage) -> Act:
    post = stage.post()
    done(stage.gil.post(f"/posts/{post}/reports", SPAM), 201)
    return Act(stage.mona, _case(stage, post), parts={"community_id": stage.hall, "item_id": post})


@scene("PUT /posts/{post_id}/hidden")
def hide(stage: Stage) -> Act:
    post = _unpin_all(stage)
    done(stage.ines.put(f"/posts/{post}/pin"))
    return Act(stage.mona, _case(stage, post), SPAM, {"post_id": post})


@scene("DELETE /posts/{post_id}/hidden")
def restore(stage: Stage) -> Act:
    post = stage.post()
    done(stage.mona.put(f"/posts/{post}/hidden", SPAM))
    return Act(stage.mona, told(stage.max, f"/posts/{post}", "hidden"), parts={"post_id": post})


@scene("PUT /comments/{comment_id}/hidden")
def hide_comment(stage: Stage) -> Act:
    parts = _question(stage)
    done(stage.max.put(f"/posts/{parts['post_id']}/answer", {"comment": parts["comment"]}))
    return Act(stage.ines, _case(stage, parts["comment"]), SPAM, {"comment_id": parts["comment"]})


@scene("DELETE /comments/{comment_id}/hidden")
def restore_comment(stage: Stage) -> Act:
    found = stage.comment()
    done(stage.mona.put(f"/comments/{found}/hidden", SPAM))
    return Act(stage.mona, _comment(stage, found), parts={"comment_id": found})


@scene("PUT /posts/{post_id}/closed")
def close(stage: Stage) -> Act:
    post = stage.post()
    seen = told(stage.max, f"/posts/{post}", "closed")
    return Act(stage.mona, seen, {"reason": "heated"}, {"post_id": post})


@scene("DELETE /posts/{post_id}/closed")
def reopen(stage: Stage) -> Act:
    post = stage.post()
    done(stage.mona.put(f"/posts/{post}/closed", {"reason": "heated"}))
    return Act(stage.mona, told(stage.max, f"/posts/{post}", "closed"), parts={"post_id": post})


@scene("PUT /notifications/seen")
def see(stage: Stage) -> Act:
    until = stage.post()[:26]

    def seen() -> bool:
        from chalicelib.foundation import rows
        from chalicelib.notifications import store

        key = store.seen_key(stage.max.id)
        return store.seen_of(rows.fetch([key]).get(key)) == until

    return Act(stage.max, seen, {"until": until})
