"""The end points of files. Importing this declares their doors."""

from chalicelib.files.routes import files, folders, uploads

__all__ = ["files", "folders", "uploads"]
