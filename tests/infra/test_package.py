"""What is deployed: equal bytes from equal sources, nothing that never runs, and everything that does."""

import ast
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from infra import package
from infra.package import __main__ as command
from infra.package import archive, bytecode, called, descriptions, figures, prune, tree, wheels
from infra.package.problems import NotPackaged
from tests.previews.making import exif, halves, pdf, written

ZIPPED_MOST = 20_000_000
UNCHECKED = 0b01

IMPORTS = """
import importlib, json, sys
sys.path.insert(0, sys.argv[1])
names, services = json.loads(sys.argv[2])
for name in names:
    importlib.import_module(name)
import botocore.session
made = [botocore.session.get_session().create_client(each, region_name="eu-west-1") for each in services]
print(json.dumps([client.meta.endpoint_url for client in made]))
"""

DRAWS = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from chalicelib.files.previews import child
child.main()
"""
LOADS = """
import json, sys
sys.path.insert(0, sys.argv[1])
import app
print(json.dumps([name for name in sys.modules if name.startswith(("PIL", "pypdfium2"))]))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> package.Artefact:
    return package.build(tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="module")
def names(made: package.Artefact) -> list[str]:
    with zipfile.ZipFile(made.zip) as zipped:
        return zipped.namelist()


def test_equal_sources_give_equal_bytes_elsewhere(made: package.Artefact, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    installed = tree.installed(tree.KEPT, native=False)
    shutil.copytree(installed, kept / installed.name)
    again = package.build(tmp_path / "out", kept=kept)
    assert again.sha256 == made.sha256 == hashlib.sha256(made.zip.read_bytes()).hexdigest()
    assert again.template.read_bytes() == made.template.read_bytes()
    assert (tmp_path / "out" / "sums.txt").read_text() == made.zip.with_name("sums.txt").read_text()


def test_it_is_small_and_sorted(made: package.Artefact, names: list[str]) -> None:
    assert made.zip.stat().st_size <= ZIPPED_MOST
    assert names == sorted(names)
    with zipfile.ZipFile(made.zip) as zipped:
        assert {entry.date_time for entry in zipped.infolist()} == {archive.UNDATED}
        assert {entry.external_attr >> 16 for entry in zipped.infolist()} == {archive.READABLE}


def test_it_holds_the_functions_and_nothing_of_a_laptop(names: list[str]) -> None:
    tops = {name.partition("/")[0] for name in names}
    assert {"app.pyc", "chalicelib", "chalice", "pynamodb", "botocore", "tzdata"} <= tops
    assert not tops & {"tests", "local", "infra", "bench", "docs", "boto3", "bin", "click", "pip"}
    assert not [name for name in names if name.endswith((".py", ".pyi")) or ".dist-info" in name]
    described = {name.split("/")[2] for name in names if name.startswith("botocore/data/")}
    folders = {name for name in described if "." not in name}
    assert folders == called.used(tree.ROOT / "chalicelib")
    assert not [name for name in names if name.endswith(".so") and "x86_64" in name]


def test_bytecode_is_never_compared_with_a_source(made: package.Artefact) -> None:
    with zipfile.ZipFile(made.zip) as zipped:
        assert int.from_bytes(zipped.read("chalicelib/wiring/__init__.pyc")[4:8], "little") == UNCHECKED


def test_the_template_says_where_the_archive_is(made: package.Artefact) -> None:
    resources = json.loads(made.template.read_text())["Resources"].values()
    functions = [each for each in resources if each["Type"] == "AWS::Serverless::Function"]
    assert {each["Properties"]["CodeUri"] for each in functions} == {f"./{made.zip.name}"}
    assert {each["Properties"]["Runtime"] for each in functions} == {f"python{wheels.version()}"}


def test_whatever_the_code_imports_is_there() -> None:
    folder = tree.laid(tree.KEPT, native=True)
    wanted = sorted({name for file in (tree.ROOT / "chalicelib").rglob("*.py") for name in _imported(file)})
    asked = json.dumps([wanted, sorted(called.used(tree.ROOT / "chalicelib"))])
    start = [sys.executable, "-I", "-S", "-B", "-c", IMPORTS, str(folder), asked]
    done = subprocess.run(start, env={}, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr
    assert all("eu-west-1.amazonaws.com" in address for address in json.loads(done.stdout))


@pytest.mark.parametrize(
    ("kind", "data"), [("picture", written(halves("CMYK"), "JPEG", exif=exif(6))), ("document", pdf())]
)
def test_previews_are_drawn_with_what_is_left_of_the_libraries(
    tmp_path: Path, kind: str, data: bytes
) -> None:
    (tmp_path / "sent").write_bytes(data)
    (tmp_path / "made").mkdir()
    where = [str(tree.laid(tree.KEPT, native=True)), kind, str(tmp_path / "sent"), str(tmp_path / "made")]
    start = [sys.executable, "-I", "-S", "-B", "-c", DRAWS, *where]
    done = subprocess.run(start, env={}, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert sorted(each.name for each in (tmp_path / "made").iterdir()) == ["large.webp", "small.webp"]


def test_nobody_else_waits_for_what_draws() -> None:
    """The libraries of previews are loaded by the process that draws, and by no function."""
    start = [sys.executable, "-I", "-S", "-B", "-c", LOADS, str(tree.laid(tree.KEPT, native=True))]
    environment = figures._environment("http://127.0.0.1:9")
    done = subprocess.run(start, env=environment, capture_output=True, text=True, check=True, timeout=300)
    assert json.loads(done.stdout) == []


def _imported(file: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.append(node.module)
        elif isinstance(node, ast.Import):
            found += [each.name for each in node.names]
    return found


@pytest.mark.parametrize("what", ["health", "judged"])
def test_it_starts_and_answers(what: str) -> None:
    assert figures.cold(tree.laid(tree.KEPT, native=True), what, times=1) > 0


def test_figures_tell_with_and_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "TIMES", 1)
    heads, _, packaged, installed = (row.split("|") for row in figures.table().splitlines())
    assert [cell.strip() for cell in heads[2:3]] == ["zip MB"]
    sizes = [float(row[2]) for row in (packaged, installed)]
    assert sizes[0] < sizes[1]
    assert all(float(cell) > 0 for row in (packaged, installed) for cell in row[3:5])


def test_a_wrong_answer_is_no_start(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("def app(event, context):\n    return {'statusCode': 500}\n")
    with pytest.raises(subprocess.CalledProcessError):
        figures.cold(tmp_path, "health", times=1)


@pytest.mark.parametrize(
    ("name", "runs"),
    [
        ("botocore/data/endpoints.json", True),
        ("botocore/data/sns/2010-03-31/service-2.json.gz", True),
        ("botocore/data/sns/2010-03-31/examples-1.json", False),
        ("botocore/data/ec2/2016-11-15/service-2.json.gz", False),
        ("botocore/session.py", True),
        ("botocore/cacert.pem", True),
        ("six.py", True),
        ("dateutil/test/test_tz.py", False),
        ("cffi/api.py", False),
        ("_cffi_backend.so", True),
        ("nh3-0.3.8.dist-info/METADATA", False),
        ("msgspec/__init__.pyi", False),
        ("bin/pyjson5", False),
        ("PIL/_imaging.cpython-311-aarch64-linux-gnu.so", True),
        ("PIL/_imagingft.cpython-311-aarch64-linux-gnu.so", False),
        ("authlib/integrations/flask_client/__init__.py", False),
        ("authlib/oauth2/rfc7636/challenge.py", True),
        ("pillow.libs/libwebp-bb475007.so.7.2.0", True),
        ("pillow.libs/libavif-c06c46c1.so.16.4.1", False),
    ],
)
def test_what_runs_is_kept(name: str, runs: bool) -> None:
    assert prune.runs(name, {"sns"}) is runs


def test_services_are_named_by_literals(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text('aws.client("s3").get_object()\n')
    assert called.used(tmp_path) == {"dynamodb", "s3"}
    (tmp_path / "two.py").write_text("aws.client(name)\n")
    with pytest.raises(NotPackaged, match=r"two\.py:1: name the AWS service"):
        called.used(tmp_path)


def test_explanations_go_and_members_called_so_stay(tmp_path: Path) -> None:
    shape = {"documentation": "What it is.", "members": {"documentation": {"shape": "Text"}}}
    folder = tmp_path / "botocore" / "data" / "sesv2"
    folder.mkdir(parents=True)
    said = {"metadata": {"endpointPrefix": "email"}, "shapes": [shape]}
    (folder / "service-2.json.gz").write_bytes(gzip.compress(json.dumps(said).encode()))
    partition = {"services": {"email": {"endpoints": {}}, "ec2": {"endpoints": {}}}}
    (folder.parent / "endpoints.json").write_text(json.dumps({"partitions": [partition]}))
    descriptions.cut(tmp_path)
    kept = json.loads((folder / "service-2.json").read_text())
    assert kept["shapes"] == [{"members": {"documentation": {"shape": "Text"}}}]
    assert json.loads((folder.parent / "endpoints.json").read_text())["partitions"] == [
        {"services": {"email": {"endpoints": {}}}}
    ]


def test_an_archive_does_not_say_when_or_by_whom(tmp_path: Path) -> None:
    for turn, moment in (("one", 1_000_000_000), ("two", 2_000_000_000)):
        folder = tmp_path / turn
        folder.mkdir()
        for name in ("b.txt", "a.txt") if turn == "one" else ("a.txt", "b.txt"):
            (folder / name).write_text(name)
            (folder / name).chmod(0o600 if turn == "one" else 0o755)
            os.utime(folder / name, (moment, moment))
        archive.write(folder, tmp_path / f"{turn}.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_sources_give_way_to_bytecode_that_says_where_it_stood(tmp_path: Path) -> None:
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "door.py").write_text("def opened():\n    raise KeyError\n")
    bytecode.compile_all(tmp_path)
    (compiled,) = (file for _, file in archive.files(tmp_path))
    assert compiled.name == "door.pyc"
    assert b"room/door.py" in compiled.read_bytes()
    assert str(tmp_path).encode() not in compiled.read_bytes()


def test_what_libraries_explain_is_left_out_and_nothing_moves(tmp_path: Path) -> None:
    told = '"""Éclairs."""\nclass One:\n    """Made\n    of two lines.""" ; two = "é"\n    def three(self):\n'
    said = told + '        "Short."\n    def four(self):\n        return """no docstring"""\nfive = 5\n'
    left = bytecode.silent(said)
    assert [word for word in ("clairs", "Made", "lines", "Short") if word in left] == []
    assert [line for line in left.split("\n") if "no docstring" in line or "five" in line] == [
        '        return """no docstring"""', "five = 5",
    ]  # fmt: skip
    places = [
        [(node.lineno, type(node)) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.stmt)]
        for text in (said, left)
    ]
    assert places[0] == places[1]
    assert 'two = "é"' in left
    for name in ("chalicelib", "library"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "one.py").write_text('"""Told to people."""\n')
    bytecode.compile_all(tmp_path)
    found = {file.parent.name: b"Told to people" in file.read_bytes() for _, file in archive.files(tmp_path)}
    assert found == {"chalicelib": True, "library": False}


def test_what_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("def\n")
    with pytest.raises(NotPackaged, match="SyntaxError"):
        bytecode.compiled(tmp_path)
    (tmp_path / "requirements.txt").write_text("nothing @ file:///absent/nothing-1-py3-none-any.whl\n")
    (tmp_path / "requirements-local.txt").touch()
    with pytest.raises(NotPackaged, match="absent"):
        wheels.install(tmp_path, tmp_path / "to", native=False)


def test_the_command_says_sum_and_size(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["--out", str(tmp_path)])
    said = capsys.readouterr().out
    assert said.startswith((tmp_path / "sums.txt").read_text().split()[0])
    assert said.endswith(" MB)\n")
