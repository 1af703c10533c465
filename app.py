"""The plan: opens every door, hangs every bell, decides nothing.

Chalice wants its event handlers here. Where a queue or a stream really is, the template says.
"""

import os
from types import ModuleType
from typing import Any

from chalice.app import Chalice

from chalicelib import beginning
from chalicelib.access.arrival import arrive
from chalicelib.foundation import framework, hooks, news

UNSET = "arn:aws:sqs:eu-west-1:000000000000:set-by-template"
JOURNAL = "arn:aws:dynamodb:eu-west-1:000000000000:table/journal/stream/set-by-template"

app = Chalice(app_name="entrenous")
# A sheet of people may come in any encoding: the gateway hands it over byte by byte.
app.api.binary_types.append("text/csv")
framework.hang(app, arrive)


def wired() -> ModuleType:
    """The wiring, which is loaded for those who listen: whoever answers requests needs none of it."""
    return hooks.loaded("chalicelib.wiring")


@app.on_dynamodb_record(stream_arn=JOURNAL, name="publish", batch_size=100)
def publish(event: Any) -> news.Failures:
    """The journal's stream: every fact goes on the topic."""
    return news.publish(event.to_dict()["Records"])


@app.on_sqs_message(queue_arn=UNSET, name="counts", batch_size=10)
def counts(event: Any) -> news.Failures:
    """What is counted: comments, reactions, people by company."""
    return news.listen("counts", event.to_dict()["Records"], wired().QUEUES["counts"])


@app.on_sqs_message(queue_arn=UNSET, name="index", batch_size=10)
def index(event: Any) -> news.Failures:
    """What is kept in order: heads and their chunks, names for completion, rows of who left."""
    return news.listen("index", event.to_dict()["Records"], wired().QUEUES["index"])


@app.on_sqs_message(queue_arn=UNSET, name="mail", batch_size=10)
def mail(event: Any) -> news.Failures:
    """What is mailed."""
    return news.listen("mail", event.to_dict()["Records"], wired().QUEUES["mail"])


@app.on_sqs_message(queue_arn=UNSET, name="notifications", batch_size=10)
def notifications(event: Any) -> news.Failures:
    """What people are told in their inboxes."""
    return news.listen("notifications", event.to_dict()["Records"], wired().QUEUES["notifications"])


@app.on_sqs_message(queue_arn=UNSET, name="previews", batch_size=1)
def previews(event: Any) -> news.Failures:
    """What files look like, and what a scan found in them."""
    return news.listen("previews", event.to_dict()["Records"], wired().QUEUES["previews"])


@app.on_sqs_message(queue_arn=UNSET, name="returns", batch_size=10)
def returns(event: Any) -> news.Failures:
    """What the sending service tells of mails: which came back, which were taken for spam."""
    failed: news.Failures = wired().RETURNS(event.to_dict()["Records"])
    return failed


@app.on_sqs_message(queue_arn=UNSET, name="webhooks", batch_size=10)
def webhooks(event: Any) -> news.Failures:
    """What integrations are told, and what they answered."""
    return news.listen("webhooks", event.to_dict()["Records"], wired().QUEUES["webhooks"])


@app.on_sqs_message(queue_arn=UNSET, name="deliver", batch_size=1)
def deliver(event: Any) -> news.Failures:
    """The calls themselves, made without any right to data."""
    failed: news.Failures = wired().DELIVER(event.to_dict()["Records"])
    return failed


@app.schedule("rate(1 minute)", name="due")
def due(_tick: Any) -> None:
    """Each minute: what falls due (ends, days of changes of rule, reminders)."""
    wired().HOURS["due"]()


@app.schedule("rate(1 minute)", name="seal")
def seal(_tick: Any) -> None:
    """Each minute: what was kept for good since is chained, so that nobody changes it unseen."""
    wired().HOURS["seal"]()


@app.schedule("rate(1 hour)", name="level")
def level(_tick: Any) -> None:
    """Each hour: which minutes were bad, for the service level that everybody sees."""
    wired().HOURS["level"]()


if os.environ.get("_HANDLER", "app.app") != "app.app":
    # Lambda says which function a process is. One that listens loads what it does while it starts.
    wired()
beginning.over()
