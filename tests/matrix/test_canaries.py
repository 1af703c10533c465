"""The guard of canaries can fail: each way out is tried with a word that must not take it."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from chalicelib.foundation import aws, log, settings
from chalicelib.foundation.changes import Change
from chalicelib.foundation.events import Event
from chalicelib.mail.actions import sending
from chalicelib.mail.model import Letter, Mail
from chalicelib.mail.present import pages
from tests.cast.canary import GUARD, canary, judge, words
from tests.cast.house import House, done


class WordTold(Event):
    """An event that holds what somebody wrote, as none may."""

    name = "word.told"


@dataclass
class Report:
    """As much of a report as is looked at."""

    sections: list[tuple[str, str]]
    outcome: str = "passed"
    longrepr: str = ""
    user_properties: list[tuple[str, object]] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return self.outcome == "passed"


def found() -> str:
    """What the guard has found, and finds no more."""
    told, GUARD.found = "\n".join(GUARD.found), []
    return told


def in_journal(word: str) -> None:
    Change().commit(WordTold(by="", subject="-", data={"word": word}))


def in_message(word: str) -> None:
    aws.client("sns").publish(TopicArn=settings.news_topic(), Message=f"So it is {word}.")


def letter(said: Letter) -> Mail:
    return pages.letter("1", said)


def in_mail(word: str) -> None:
    sending.send("ines@example.org", letter(Letter(f"On {word}", ("Hello.",), "en")))


def in_spelled_mail(word: str) -> None:
    """Its line is longer than a mail's may be, so that the wire spells it in base64."""
    sending.send("ines@example.org", Mail("1", "Bonjour", "é" * 1_200 + word, "<p>Bonjour.</p>", "fr"))


@pytest.mark.parametrize("tells", [in_journal, in_message, in_mail, in_spelled_mail])
def test_a_canary_that_goes_out_is_found(house: House, tells: Callable[[str], None]) -> None:
    word = canary()
    tells(word)
    house.settle()
    assert word in found()
    tells("a word that nobody guards")
    assert found() == ""


def test_a_canary_in_a_spelled_subject_is_found_wherever_the_wire_parts_it(house: House) -> None:
    """A subject that is no plain ASCII and longer than a line goes in pieces."""
    word = canary()
    for before in range(24):
        subject = f"{'é' * before}{word}{'é' * 24}"
        sending.send("ines@example.org", Mail("1", subject, "Hello.", "<p>Hello.</p>", "fr"))
        assert word in found(), subject


def test_a_mail_may_hold_a_word_for_its_address(house: House) -> None:
    word = canary(mailed=lambda address: address.startswith("ines"))
    said = letter(Letter(f"On {word}", ("Hello.",), "en"))
    sending.send("ines@example.org", said)
    assert found() == ""
    sending.send("omar@example.org", said)
    assert "omar@example.org" in found()


def test_what_people_write_stands_where_it_belongs(house: House) -> None:
    """In the table of the network, in answers to its readers, and nowhere else."""
    ines, word = house.person("Ines"), canary()
    place = ines.founds(name=f"Place {word}", purpose=f"For {word}.")
    post = ines.posts(place, f"About {word}.", title=f"On {word}")
    ines.comments(post, f"I say {word}.")
    house.settle()
    assert words(done(ines.get(f"/posts/{post}")).raw) == {word}
    assert found() == ""


def test_a_refusal_tells_nothing_but_what_was_sent(house: House) -> None:
    ines, word = house.person("Ines"), canary()
    refused = ines.post("/communities", {"name": word, "visibility": word})
    assert refused.status == 422
    with pytest.raises(AssertionError, match="answers 422"):
        GUARD.answered(replaced(refused.raw, word), b"another request")


def replaced(raw: bytes, word: str) -> object:
    from tests.cast.caller import Reply

    return Reply("POST", "/communities", 422, {}, raw.replace(b'"code"', f'"{word}":"","code"'.encode(), 1))


def test_a_canary_in_the_log_fails_its_story(capsys: pytest.CaptureFixture[str]) -> None:
    word = canary()
    log.line("something", told=word)
    said = capsys.readouterr().out
    report = Report([("Captured stdout call", said)])
    judge(report)
    assert (report.outcome, word in report.longrepr) == ("failed", True)
    silent = Report([("Captured stdout call", "nothing")])
    judge(silent)
    assert silent.passed
