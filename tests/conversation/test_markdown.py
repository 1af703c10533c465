"""Markdown: what people write looks as they meant it."""

import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from chalicelib.conversation.markdown import HTML_MOST, VERSION, render

REL = 'rel="noopener noreferrer nofollow ugc"'
ROOT = Path(__file__).parents[2]

TABLE = (
    '<table><thead><tr><th>a</th><th class="center">b</th></tr></thead>'
    '<tbody><tr><td>1</td><td class="center"><code>x|y</code></td></tr></tbody></table>'
)


def shown(source: str) -> str:
    """The HTML without the line ends between tags, and links without what every link carries."""
    return re.sub(r">\n+<", "><", render(source).html).replace(f" {REL}", "").strip()


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("a *b* **c** ~~d~~ `e`", "<p>a <em>b</em> <strong>c</strong> <s>d</s> <code>e</code></p>"),
        ("# a\n## b\n##### e\n###### f", "<h2>a</h2><h3>b</h3><h6>e</h6><h6>f</h6>"),
        ("a\n=\n\nb\n-", "<h2>a</h2><h3>b</h3>"),
        ("- a\n- b\n  1. c", "<ul><li>a</li><li>b\n<ol><li>c</li></ol></li></ul>"),
        ("7. a", '<ol start="7"><li>a</li></ol>'),
        ("> a\n>> b", "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>"),
        ("a  \nb\n\n***", "<p>a<br>\nb</p><hr>"),
        (
            "```Python title=x\n<b> #no\n```",
            '<pre><code class="language-python">&lt;b&gt; #no\n</code></pre>',
        ),
        ("```c++\n```", '<pre><code class="language-c++"></code></pre>'),
        ('```a"b\nx\n```', "<pre><code>x\n</code></pre>"),
        ("    x", "<pre><code>x\n</code></pre>"),
        ("|a|b|\n|-|:-:|\n|1|`x\\|y`|", TABLE),
        ("<b>x</b> <!-- y -->", "<p>&lt;b&gt;x&lt;/b&gt; &lt;!-- y --&gt;</p>"),
        ("&eacute; &amp; &#233; &nope;", "<p>é &amp; é &amp;nope;</p>"),
        ("&#x202e;a &zwj; &#8203;", "<p>&amp;#x202e;a &amp;zwj; &amp;#8203;</p>"),
    ],
)
def test_commonmark_with_tables_and_strikethrough(source: str, html: str) -> None:
    assert shown(source) == html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("[a](https://b.fr 'title')", '<a href="https://b.fr">a</a>'),
        ("[a][b]\n\n[b]: /communities/x?y#z", '<a href="/communities/x?y#z">a</a>'),
        ("[a](mailto:i@b.fr)", '<a href="mailto:i@b.fr">a</a>'),
        ("<https://b.fr/%E2%80%AE>", '<a href="https://b.fr/%E2%80%AE">https://b.fr/%E2%80%AE</a>'),
        ("<i@b.fr>", '<a href="mailto:i@b.fr">i@b.fr</a>'),
        ("(https://b.fr/a(b)).", '(<a href="https://b.fr/a(b)">https://b.fr/a(b)</a>).'),
        ("**http://b.fr/_c_#d**!", '<strong><a href="http://b.fr/_c_#d">http://b.fr/_c_#d</a></strong>!'),
        ("«\u00a0http://é.fr/ü\u00a0»", '«&nbsp;<a href="http://xn--9ca.fr/%C3%BC">http://é.fr/ü</a>&nbsp;»'),
        ("HTTPS://B.FR:8443, x", '<a href="HTTPS://B.FR:8443">HTTPS://B.FR:8443</a>, x'),
        ("mailto:i@b.fr.", '<a href="mailto:i@b.fr">mailto:i@b.fr</a>.'),
        ("[http://a.fr/x](http://b.fr)", '<a href="http://b.fr">http://a.fr/x</a>'),
        ("xhttp://b.fr www.b.fr i@b.fr ftp://b.fr `http://b.fr`", None),
        ("http://u@b.fr http:///x http:x", None),
        ("![alt *x*](http://b.fr/i.png)", '<a href="http://b.fr/i.png">alt x</a>'),
        ("![](http://b.fr/i.png)", '<a href="http://b.fr/i.png">http://b.fr/i.png</a>'),
        ("![a\n`b` ![c](/d)](/i.png)", '<a href="/i.png">a b c</a>'),
        ("![&#x202e;](/i.png)", '<a href="/i.png">&amp;#x202e;</a>'),
        ("[![a](http://b.fr/i.png)](http://c.fr)", '<a href="http://c.fr">a</a>'),
    ],
)
def test_links_go_to_the_web_to_mailboxes_and_to_our_own_pages(source: str, html: str | None) -> None:
    assert shown(source) == f"<p>{html}</p>" if html else "<a" not in shown(source)


def test_every_link_keeps_its_distance() -> None:
    page = render("[a](/b) http://c.fr <http://d.fr> ![e](http://f.fr) [g]\n\n[g]: http://h.fr").html
    assert page.count("<a ") == page.count(REL) == 5


@pytest.mark.parametrize(
    ("source", "tags", "html"),
    [
        ("#Été2024 (#r-d), *#été2024*", ("ete2024", "r-d"), '<span class="tag">#Été2024</span>'),
        ("_#bar_ #foo_Bar #foo-bar", ("bar", "foo-bar"), '<em><span class="tag">#bar</span></em>'),
        ("## #tag ##", ("tag",), '<h3><span class="tag">#tag</span></h3>'),
        ("#日本 #हिन्दी #2024goals", ("riben", "hindi", "2024goals"), '<span class="tag">#日本</span>'),
        (f"#{'a' * 50}", ("a" * 50,), None),
        ("- #a\n\n> |#b|\n> |-|\n> |#c|", ("a", "b", "c"), None),
        (
            f"#{'a' * 51} #123 #_ #- # a C# a#b ##c /#d &#e \\#f `#g` [#h](/i) http://j.fr/#k x.html#l",
            (),
            None,
        ),
        ("    #code\n\n```\n#code\n```\n\n![#alt](/x)", (), None),
    ],
)
def test_tags_are_words_in_running_text(source: str, tags: tuple[str, ...], html: str | None) -> None:
    rendered = render(source)
    assert rendered.tags == tags
    assert (html or "") in rendered.html
    assert rendered.html.count('class="tag"') >= len(tags)


def test_heavy_libraries_are_loaded_on_first_use_only() -> None:
    program = (
        "import sys, chalicelib.conversation.markdown, chalicelib.people.addresses, chalicelib.people.sheets;"
        "print(*({'markdown_it', 'nh3', 'email_validator', 'idna', 'anyascii', 'csv'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""


def test_the_version_names_the_libraries_that_are_pinned() -> None:
    ours, parser, cleaner = VERSION.split("-")
    assert ours.isdecimal()
    assert (parser, cleaner) == (version("markdown-it-py"), version("nh3"))
    pinned = (ROOT / "requirements.txt").read_text()
    assert f"markdown-it-py=={parser}" in pinned
    assert f"nh3=={cleaner}" in pinned


def test_what_swells_without_measure_is_shown_as_it_was_written() -> None:
    definition = f"[a]: /{'b' * 10_000}\n\n"
    source = definition + f"[@](person:0123456789abc) #tag <b> {'[a]' * 3_000}"
    rendered = render(source)
    assert rendered.html == f"<p>{source}</p>\n".replace("<b>", "&lt;b&gt;")
    assert (rendered.mentions, rendered.tags) == ((), ())
    assert render(definition + "[a] " * 20).html.count("<a ") == 20
    assert "<a " not in render(definition + "[a] " * (HTML_MOST // 10_000 + 1)).html


def test_the_empty_corner_of_a_table_heads_nothing() -> None:
    html = shown("| | a |\n|-|-|\n| b | 1 |")
    assert html.startswith("<table><thead><tr><td></td><th>a</th></tr></thead>")
