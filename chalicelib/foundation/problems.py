"""Refusals as problem documents (RFC 9457), in the reader's language."""

from typing import Any, Final

from chalicelib.foundation import words
from chalicelib.foundation.http import PROBLEM, Answer
from chalicelib.foundation.refusals import Fault, Refusal

TYPE: Final = "urn:entrenous:problem:"


def answer(refusal: Refusal, language: str) -> Answer[dict[str, Any]]:
    """The problem document of a refusal. Nothing in it depends on what was asked for, but for drafts."""
    headers = {"Content-Language": language}
    if refusal.wait is not None:
        headers["Retry-After"] = str(refusal.wait)
    return Answer(document(refusal, language), refusal.status, headers, PROBLEM)


def document(refusal: Refusal, language: str) -> dict[str, Any]:
    """type, title, status, detail, code, and for drafts errors with pointer and detail."""
    shown: dict[str, Any] = {
        "type": TYPE + refusal.code,
        "title": words.say(f"title_{refusal.status}", language),
        "status": refusal.status,
        "detail": words.say(refusal.code, language, **refusal.values),
        "code": refusal.code,
    }
    if refusal.faults:
        shown["errors"] = [_error(fault, language) for fault in refusal.faults]
    return shown | refusal.extra


def _error(fault: Fault, language: str) -> dict[str, str]:
    detail = words.say(fault.code, language, **dict(fault.values))
    return {"pointer": fault.pointer, "detail": detail, "code": fault.code}
