"""The only way to files and folders."""

from chalicelib.files.access.files import Readable, admitted, readable
from chalicelib.files.access.lists import page

__all__ = ["Readable", "admitted", "page", "readable"]
