"""How the laptop serves the page: as CloudFront does."""

import gzip
from pathlib import Path

import pytest
import yaml

from local.server import Asked, Told
from local.web import HEADERS, POLICY, Web

FILES = "http://127.0.0.1:4566"
INFRA = Path(__file__).parents[2] / "infra" / "web.yaml"


@pytest.fixture
def web(tmp_path: Path) -> Web:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html>")
    (tmp_path / "assets" / "a-1.js").write_text("let a" * 99)
    (tmp_path.parent / "secret.txt").write_text("no")
    return Web(tmp_path, FILES)


def ask(web: Web, path: str, **headers: str) -> Told | None:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return web.answer(Asked("GET", path, named, b"", "127.0.0.1"))


def got(web: Web, path: str, **headers: str) -> Told:
    told = ask(web, path, **headers)
    assert told
    return told


@pytest.mark.parametrize("path", ["/", "/posts/abc", "/communities/a/people?x=1"])
def test_addresses_inside_the_page_are_the_page(web: Web, path: str) -> None:
    told = got(web, path)
    assert (told.status, told.body) == (200, b"<!doctype html>")
    assert dict(told.headers)["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "path", ["/assets/gone.js", "/../secret.txt", "/assets/../../secret.txt", "//secret.txt"]
)
def test_what_is_no_file_of_the_page_is_absent(web: Web, path: str) -> None:
    assert ask(web, path) is None


def test_assets_last_and_are_compressed(web: Web) -> None:
    told = got(web, "/assets/a-1.js", accept_encoding="gzip, br")
    assert gzip.decompress(told.body) == b"let a" * 99
    assert dict(told.headers)["Cache-Control"] == "public, max-age=31536000, immutable"
    assert dict(told.headers)["Content-Type"] == "text/javascript; charset=utf-8"


def test_what_has_not_changed_is_not_sent_again(web: Web) -> None:
    tag = dict(got(web, "/").headers)["ETag"]
    again = got(web, "/", if_none_match=tag)
    assert (again.status, again.body) == (304, b"")


def test_a_new_build_is_served_at_once(web: Web, tmp_path: Path) -> None:
    before = dict(got(web, "/").headers)["ETag"]
    (tmp_path / "index.html").write_text("<!doctype html><p>")
    assert dict(got(web, "/").headers)["ETag"] != before


class Loader(yaml.SafeLoader):
    """Reads CloudFormation's short forms as what they hold."""


def _held(loader: yaml.SafeLoader, _tag: str, node: yaml.Node) -> object:
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    assert isinstance(node, yaml.MappingNode)
    return loader.construct_mapping(node, deep=True)


Loader.add_multi_constructor("!", _held)


def test_the_headers_are_those_of_the_cloud() -> None:
    template = yaml.load(INFRA.read_text(), Loader)  # noqa: S506 (a SafeLoader with our own short forms)
    said = template["Resources"]["PageHeaders"]["Properties"]["ResponseHeadersPolicyConfig"]
    secured = said["SecurityHeadersConfig"]
    joined = secured["ContentSecurityPolicy"]["ContentSecurityPolicy"][1]
    # Where files are depends on the deployment: there a condition says it, here a placeholder.
    cloud = {each.partition(" ")[0]: each for each in joined if isinstance(each, str)}
    ours = {each.partition(" ")[0]: each for each in POLICY}
    assert set(ours) == {*cloud, "img-src"}
    for name, directive in cloud.items():
        assert directive == ours[name] or "{files}" in ours[name], name
    custom = {each["Header"]: each["Value"] for each in said["CustomHeadersConfig"]["Items"]}
    assert (
        custom
        | {
            "Referrer-Policy": secured["ReferrerPolicy"]["ReferrerPolicy"],
            "X-Frame-Options": secured["FrameOptions"]["FrameOption"],
            "X-Content-Type-Options": "nosniff",
        }
        == HEADERS
    )
    assert secured["ContentTypeOptions"]["Override"] is True


def test_scripts_and_markup_are_held_by_the_policy(web: Web) -> None:
    policy = dict(got(web, "/").headers)["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'"} <= set(policy)
    assert f"connect-src 'self' {FILES}" in policy
    assert "unsafe" not in " ".join(policy)
