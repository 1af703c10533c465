"""Nobody of one story is somebody of another: stories of a worker share a network, in any order."""

import re
from collections import Counter
from pathlib import Path

MADE = re.compile(r'\bnewcomer\(\s*desk,\s*"([^"]+)"')


def test_each_story_names_its_own_people() -> None:
    texts = [each.read_text(encoding="utf-8") for each in sorted(Path(__file__).parent.glob("test_*.py"))]
    names = Counter(name for text in texts for name in MADE.findall(text))
    assert len(names) > 20
    assert [name for name, times in names.items() if times > 1] == []
