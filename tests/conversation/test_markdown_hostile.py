"""Hostile Markdown: whatever is written, only what a post may show comes out, as another parser judges."""

import re
from html.parser import HTMLParser

import pytest

from chalicelib.conversation.markdown import canonical, excerpt, fill, render

INES = "0123456789abc"

TAGS = {
    "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em",
    "strong", "s", "a", "span", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
VOID = {"br", "hr"}
HREF = r"(?i:https?://[a-z0-9_][^\s\"'<>@/%]*([/?#].*)?|mailto:[^\s<>]+@[^\s<>]+|/([^/\\\s].*)?)"
VALUES = {
    ("a", "href"): HREF,
    ("a", "rel"): "noopener noreferrer nofollow ugc",
    ("a", "class"): "mention",
    ("a", "data-person"): INES,
    ("span", "class"): "tag|mention",
    ("code", "class"): r"language-[a-z0-9+#.-]+",
    ("ol", "start"): "[0-9]+",
    ("th", "class"): "left|center|right",
    ("td", "class"): "left|center|right",
}
M = f"(person:{INES})"

HOSTILE = [
    # Schemes, plain and disguised.
    "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](javascript&colon;alert(1))",
    "[a](java&#10;script:alert(1))", "[a](&#x6A;avascript:alert(1))", "[a](\x01javascript:alert(1))",
    "[a](<java\tscript:alert(1)>)", "[a](javascript://b.fr/%0aalert(1))", "[a]( javascript:alert(1))",
    "[a](vbscript:msgbox(1))", "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](data:image/svg+xml,<svg onload=x>)", "[a](file:///etc/passwd)", "[a](blob:https://b.fr/x)",
    "[a](view-source:http://b.fr)", "[a](tel:1)", "[a](feed:javascript:alert(1))",
    "[a](jar:http://b.fr!/x)", "[a](about:blank)", "[a](%6Aavascript:x)", "[a](ｊavascript:x)",
    "[a](java\u0000script:x)", "[a](java\u200bscript:x)", "[a](mailto:javascript:x)",
    # Addresses that lead elsewhere than they seem to.
    "[a](//evil.example)", "[a](/\\evil.example)", "[a](\\\\evil.example)", "[a](/\t/evil.example)",
    "[a](</\n/evil.example>)", "[a](https:evil.example)", "[a](https:///evil.example)",
    "[a](http:\\\\evil.example)", "[a](https://bank.example@evil.example)",
    "[a](https://bank.example%40evil.example)", "[a](http://\\@evil)", "[a](?x=1)", "[a](#x)", "[a](../x)",
    "[a]()", "https://bank.example@evil.example", "http://a\"onclick=b",
    # Autolinks and references.
    "<javascript:alert(1)>", "<data:text/html,x>", "<https://b.fr/\"onmouseover=\"x>",
    "<x@y.fr\"onclick=\"x>", "[a]\n\n[a]: javascript:alert(1)", "[a]: javascript:x 'y'\n[a]",
    "[a]: //evil.example\n\n[a] [a][] [x][a]", "![a]\n\n[a]: data:image/png;base64,AA",
    "[a]: /b 'c\" onclick=\"x'\n\n[a]",
    # Attributes broken out of.
    "[a](https://b.fr \"onclick=alert(1) x\")", "[a](https://b.fr/\"onclick=alert(1)//)",
    "![\"onerror=x](/b)", "![a](https://b.fr/x.png \"onload=x\")", "![a](javascript:x)",
    "![a](/b' onerror='x)", "http://b.fr/'onclick='x", "```\" onclick=\"x\ny\n```",
    "```js\"><script>\ny\n```", "```language-x class=evil style=x\ny", "#a\"onclick=x", "#<script>",
    "1\" onclick=\"x. a", "|a|\n|:-:\" style=x|\n|b|", "[<img src=x onerror=x>](/b)",
    # Raw HTML.
    "<script>alert(1)</script>", "<ScRiPt\n>x</sCrIpT >", "<script/src=//evil.example>",
    "</p><script>x</script>", "<img src=x onerror=alert(1)>", "<img src=//evil.example/pixel.png>",
    "<svg onload=alert(1)>", "<svg><style><img src=x onerror=x></style></svg>",
    "<math><mtext></mtext><mglyph><style></math><img src onerror=x>",
    "<style>@import '//evil.example'</style>", "<div style=\"position:fixed\">x</div>",
    "<a href=javascript:x>b</a>", "<iframe srcdoc=\"<script>x</script>\">", "<object data=x></object>",
    "<embed src=x>", "<base href=//evil.example>", "<form action=//evil.example><input name=code>",
    "<meta http-equiv=refresh content=0>", "<link rel=stylesheet>", "<!-- <script>x</script> -->",
    "<!--> <img src=x onerror=x> -->", "<![CDATA[<script>x</script>]]>", "<?php x ?>", "<!DOCTYPE html>",
    "<p onclick=x>", "<h1>x</h1>", "<template><script>x</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=x>\">", "<textarea><script>x</script>",
    "<title></title><b>", "<xmp><p title=\"</xmp><script>x</script>\">", "<plaintext>",
    "<video><source onerror=x>", "<details open ontoggle=x>", "<span class=mention data-person=x>",
    f"<a class=\"mention\" data-person=\"{INES}\">@</a>", "&lt;script&gt;x", "&#60;script&#62;x",
    "`<script>x</script>`", "    <script>x</script>", "# <script>x</script>", "\\<script>x",
    # Mentions.
    f"[@<script>x</script>]{M}", f"[@\" onclick=\"x]{M}", f"[[@a]{M}](javascript:x)",
    f"[@[x](javascript:y)]{M}", f"![@a]{M}", f"[@a](person:{INES}\" onclick=\"x)",
    "[@a](person:javascript:x)", f"<person:{INES}>", f"[@a]{M}{M}", f"[@[@a]{M}]{M}", f"[@`]{M}`",
    f"[@a]{M}<script>", f"**[@a]{M}", f"[@a\n]{M}",
    # Unicode and structure.
    "\u202e[a](javascript:x)", "\ufeff<script>x</script>", "\x00<script>x", "＜script＞x",
    "[\u2028](javascript:x)", "> <script>\n> x", "- <script>\n  x", "|<script>|\n|-|\n|<img onerror=x>|",
    "<scr<script>ipt>", "**<b**>", "~~<s~~>",
]  # fmt: skip


class Reader(HTMLParser):
    """Notes whatever is not allowed, and tags that do not close in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.open: list[str] = []

    def _starts(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.wrong.append(tag)
        for name, value in attrs:
            pattern = VALUES.get((tag, name))
            if pattern is None or value is None or re.fullmatch(pattern, value) is None:
                self.wrong.append(f"{tag} {name}={value}")
        if any(name == "href" for name, _ in attrs) and not any(name == "rel" for name, _ in attrs):
            self.wrong.append("a link without rel")
        if tag == "a" and "a" in self.open:
            self.wrong.append("a link in a link")
        if tag not in VOID:
            self.open.append(tag)

    def _ends(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag}")

    def _strange(self, data: str) -> None:
        self.wrong.append(f"comment {data}")

    # The names under which html.parser calls.
    handle_starttag, handle_endtag = _starts, _ends
    handle_comment = handle_decl = handle_pi = unknown_decl = _strange


def wrong_in(page: str) -> list[str]:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader.wrong + reader.open


def test_there_are_enough_tricks() -> None:
    assert len(set(HOSTILE)) >= 120


@pytest.mark.parametrize("source", HOSTILE, ids=ascii)
def test_nothing_hostile_comes_out(source: str) -> None:
    for around in (
        "{}",
        "> - {}",
        "**{}**",
        "|{}|\n|-|\n|{}|",
        "[{}](/x)",
        "![{}](/x)",
        "text {} #tag [@x]" + M,
    ):
        written = around.replace("{}", source)
        page = render(written).html
        assert wrong_in(page) == []
        assert wrong_in(render(canonical(written)).html) == []
        for name in (None, "<img src=x onerror=x>", "\"'><script>"):
            assert wrong_in(fill(page, {INES: name}, someone="<b>")) == []
        assert wrong_in(render(excerpt(written, 60).source).html) == []


@pytest.mark.parametrize(
    "page",
    [
        "<script>", "<p onclick=x></p>", '<a href="javascript:x">', '<a href="//evil">', "<p>", "</p>",
        "<img>", "<!-- x -->", '<a href="/x"></a>', '<a class="mention"><a class="mention"></a></a>',
        "<h1></h1>",
        "<p style=x></p>",
        '<a href="https://a@b" rel="noopener noreferrer nofollow ugc"></a>', "<!DOCTYPE html>",
    ],
)  # fmt: skip
def test_the_reader_sees_what_is_wrong(page: str) -> None:
    assert wrong_in(page)
