"""The zoo: spellings of what must never be called, and addresses that names may turn out to have."""

from typing import Final

SPELLINGS: Final = (
    # Numbers, in every way that some parser reads them.
    "https://127.0.0.1/", "https://127.0.0.1:443/", "https://127.1/", "https://127.0.1/", "https://0/",
    "https://2130706433/", "https://0x7f000001/", "https://0x7f.0.0.1/", "https://0x7f.1/",
    "https://017700000001/", "https://0177.0.0.1/", "https://0177.0x0.0.01/", "https://00000177.0.0.1/",
    "https://127.0.0.1./", "https://127.000.000.001/", "https://0.0.0.0/", "https://10.0.0.1/",
    "https://172.16.0.1/", "https://192.168.1.1/", "https://169.254.169.254/latest/meta-data/",
    "https://2852039166/", "https://0xa9fea9fe/", "https://0251.0376.0251.0376/", "https://169.254.43518/",
    "https://100.100.100.200/", "https://168.63.129.16/", "https://255.255.255.255/", "https://8.8.8.8/",
    "https://1.1/", "https://1.2.3.4.5/", "https://256.256.256.256/", "https://0x/", "https://0x7f.0x0.0x0.0x1/",
    # IPv6, and IPv4 inside it.
    "https://[::1]/", "https://[::]/", "https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/",
    "https://[0:0:0:0:0:ffff:a9fe:a9fe]/", "https://[::127.0.0.1]/", "https://[64:ff9b::7f00:1]/",
    "https://[2002:7f00:1::]/", "https://[2001:0:7f00:1::]/", "https://[fe80::1%25eth0]/",
    "https://[fd00:ec2::254]/", "https://[fc00::1]/", "https://[::1]:443/", "https://[2606:4700::1111]/",
    "https://::1/", "https://[::1", "https://[]/",
    # Wide, circled and ideographic spellings.
    "https://１２７.0.0.1/", "https://①②⑦.0.0.1/", "https://127。0。0。1/", "https://１２７．０．０．１/",
    "https://ⓔxample.com/", "https://ｅｘａｍｐｌｅ.com/", "https://localhost。com/", "https://exa\u00admple.com/",
    "https://examp\u200dle.com/", "https://ex\u0430mple\u2024com/", "https://\u202eexample.com/",
    # Names of what is inside.
    "https://localhost/", "https://LOCALHOST/", "https://localhost./", "https://a.localhost/",
    "https://metadata/", "https://metadata.google.internal/", "https://printer.local/", "https://nas.lan/",
    "https://db.corp/", "https://router.home.arpa/", "https://intranet/", "https://hidden.onion/",
    "https://host.docker.internal/", "https://kubernetes.default.svc.cluster.local/", "https://x.test/",
    # Other schemes, other ports.
    "http://hooks.example.com/", "HTTPS://hooks.example.com/", "ftp://hooks.example.com/",
    "file:///etc/passwd", "gopher://hooks.example.com/", "data:text/plain,x", "//hooks.example.com/",
    "hooks.example.com", "https:hooks.example.com", "https:/hooks.example.com/",
    "https:///hooks.example.com/", "https://hooks.example.com:80/", "https://hooks.example.com:22/",
    "https://hooks.example.com:8443/", "https://hooks.example.com:0443/", "https://hooks.example.com:/",
    "https://hooks.example.com:443:80/", "https://hooks.example.com:４４３/",
    # Userinfo, fragments, backslashes, breaks: where parsers disagree.
    "https://user@hooks.example.com/", "https://user:secret@hooks.example.com/",
    "https://hooks.example.com@127.0.0.1/", "https://127.0.0.1@hooks.example.com/",
    "https://hooks.example.com#@127.0.0.1/", "https://hooks.example.com/#top", "https://hooks.example.com\\/",
    "https://hooks.example.com\\@127.0.0.1/", "https://127.0.0.1\\.hooks.example.com/",
    "https://hooks.example.com/\\..\\", "https://hooks.example.com?x=1", "https://hooks.example.com%00/",
    "https://hooks%2eexample.com/", "https://%31%32%37.0.0.1/", "https://hooks.example.com/ x",
    "https://hooks.example.com/\r\nHost: inside", "https://hooks.example.com/\tx", " https://hooks.example.com/",
    "https://hooks.example.com/\n", "https://hooks.example.com/\u00e9", "https://hooks example.com/",
    "https://hooks..example.com/", "https://.example.com/", "https://-hooks.example.com/",
    "https://hooks-.example.com/", "https://hooks_1.example.com/", "https://hooks.example.c/",
    "https://hooks.example.123/", "https://hooks.example.0x1/", "https:// /", "https://",
    "https://" + "a" * 64 + ".example.com/", "https://" + "a." * 130 + "com/",
)  # fmt: skip
ALLOWED: Final = (
    "https://hooks.example.com/", "https://hooks.example.com", "https://hooks.example.com:443/in?x=1&y=@z",
    "https://Hooks.Example.COM/in", "https://xn--bcher-kva.example.com/", "https://bücher.example.com/",
    "https://例え.example.com/", "https://a-b.c1.example.co.uk/~p/(x);y=z",
)  # fmt: skip
ADDRESSES: Final = (
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.255",
    "127.0.0.1", "127.255.255.254", "169.254.0.1", "169.254.169.254", "169.254.170.2", "172.16.0.1",
    "172.31.255.255", "192.0.0.1", "192.0.0.170", "192.0.0.192", "192.0.2.1", "192.31.196.1", "192.52.193.1",
    "192.88.99.1", "192.168.0.1", "192.175.48.1", "198.18.0.1", "198.19.255.255", "198.51.100.1",
    "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "168.63.129.16",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b::8.8.8.8", "64:ff9b:1::1", "100::1", "100:0:0:1::1", "2001::1", "2001:0:7f00:1::", "2001:2::1",
    "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2620:4f:8000::1",
    "3ffe::1", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1",
    "ff02::1", "2606:4700::5efe:10.0.0.1", "2606:4700::200:5efe:7f00:1", "4000::1", "not an address", "",
)  # fmt: skip
PUBLIC: Final = (
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "172.15.255.255",
    "172.32.0.1", "192.0.1.1", "223.255.255.255", "2606:4700::1111", "2a00:1450:4007::1", "2001:4860::8888",
)  # fmt: skip
