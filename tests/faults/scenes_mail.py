"""Use cases of mails: wishes that change while one waits, and stopping them by a link."""

from chalicelib.access.model import PersonId
from tests.cast.house import done
from tests.faults.scenes_due import called
from tests.faults.stage import Act, Stage, scene, told


@scene("PATCH /me/preferences after news")
def wishes_after_news(stage: Stage) -> Act:
    """Somebody waits for a mail and wants it at another time."""
    reader = called(stage)
    seen = told(reader, "/me/preferences", "mail")
    return Act(reader, seen, {"mail": "weekly"})


@scene("POST /unsubscribe/{token}")
def unsubscribe(stage: Stage) -> Act:
    """Somebody follows the link of a mail, and is not signed in."""
    # The tables' names are read when this is imported, which must not be before the engine runs.
    from chalicelib.mail.rules import stops

    done(stage.max.patch("/me/preferences", {"mail": "at_once"}))
    seen = told(stage.max, "/me/preferences", "mail")
    nobody = stage.house.stranger()
    return Act(nobody, seen, parts={"token": stops.token(PersonId(stage.max.id))}, anew=True)
