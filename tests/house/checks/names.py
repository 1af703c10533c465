"""Names say what the field says: no empty verbs, no drawers, the same file names in every subject."""

from collections.abc import Iterator
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.house.checks.sources import CODE, Finding, Module, classes, definitions, modules

EMPTY_VERBS = ("get_", "handle_", "process_", "manage_")
# Methods that the standard library's servers and its reader of HTML, and Lambda's context, are known by.
LAMBDA = {"get_remaining_time_in_millis"}
NAMED_ELSEWHERE = {*dir(BaseHTTPRequestHandler), *dir(ThreadingHTTPServer), *dir(HTMLParser), *LAMBDA}

DRAWERS = {
    "util", "utils", "helper", "helpers", "common", "misc", "shared", "stuff", "tools",
    "manager", "managers", "service", "services", "dal",
}  # fmt: skip
DRAWER_ENDINGS = ("Manager", "Helper", "Service", "Util", "Utils", "Handler")

OUTSIDE_SUBJECTS = {"foundation", "access", "texts", "wiring"}
LAYERS = {
    "__init__", "routes", "listeners", "drafts", "present", "actions", "access", "store", "rules", "events",
    "model",
}  # fmt: skip
# A pure noun of one subject's own, which no layer's name would say.
OF_THEIR_OWN = {
    "people/addresses.py": "what an e-mail address is",
    "people/sheets.py": "what a sheet of people to import is",
}


def _of_functions(module: Module) -> Iterator[Finding]:
    for function in definitions(module.tree):
        name = function.name.lstrip("_")
        if name.startswith(EMPTY_VERBS) and name not in NAMED_ELSEWHERE:
            yield Finding(module.path, function.lineno, f"function {function.name}: say what it does")


def _of_classes(module: Module) -> Iterator[Finding]:
    for each in classes(module.tree):
        # http.server's own word for what answers a request is a handler.
        bases = [base.id for base in each.bases if hasattr(base, "id")]
        if each.name.endswith(DRAWER_ENDINGS) and not any(base.endswith("Handler") for base in bases):
            yield Finding(module.path, each.lineno, f"class {each.name}: say what it is")


def _of_file(module: Module) -> Iterator[Finding]:
    *folders, file = module.path.removesuffix(".py").split("/")
    # The subject `service` (service level, backups, contact) is the product's word, not a drawer.
    if file in DRAWERS or any(folder in DRAWERS - {"service"} for folder in folders):
        yield Finding(module.path, 1, "a drawer: name it after what it holds")
    in_subject = folders[:1] == ["chalicelib"] and len(folders) == 2 and folders[1] not in OUTSIDE_SUBJECTS
    if in_subject and file not in LAYERS and f"{folders[1]}/{file}.py" not in OF_THEIR_OWN:
        yield Finding(module.path, 1, f"{file} is no layer of a subject; a noun gets a folder")


def findings(root: Path) -> list[Finding]:
    """Names of functions, classes and files that hide what they hold."""
    found: list[Finding] = []
    for module in modules(root, *CODE):
        found += [*_of_file(module), *_of_classes(module), *_of_functions(module)]
    return found
