"""Documents: the first page as a picture. Its forms, scripts, attachments and links do nothing here.

pypdfium2's library is Chromium's, built without a JavaScript engine and without XFA.
"""

from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # It comes without types.

from chalicelib.files.previews import pictures
from chalicelib.files.previews.kinds import EDGES, LARGE, Refused


def drawn(source: Path) -> dict[str, bytes]:
    """The previews of a PDF's first page by name. Raises Refused, or what the library raises of one that is
    damaged or needs a password."""
    with pypdfium2.PdfDocument(source) as document:
        if len(document) == 0:
            raise Refused("no_page")
        page = document[0]
        width, height = page.get_size()
        if min(width, height) < 1:
            raise Refused("no_page")
        # However large the page says it is, what is drawn is a preview's size.
        bitmap = page.render(scale=EDGES[LARGE] / max(width, height), may_draw_forms=False)
        return pictures.sizes(bitmap.to_pil().convert("RGB"))
