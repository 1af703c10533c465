"""What files do on news of their own, and what falls due."""

from chalicelib.files.actions.counting import KIND as COUNTING
from chalicelib.files.actions.uploading import LAPSING
from chalicelib.files.listeners.keeping import count, lapse, sweep
from chalicelib.files.listeners.previews import make_previews, note_scan

__all__ = ["COUNTING", "LAPSING", "count", "lapse", "make_previews", "note_scan", "sweep"]
