"""The end points of files. Importing this declares their doors, and lets files hang on posts and comments."""

from chalicelib.conversation.actions import attaching as hanging
from chalicelib.conversation.present import attached as hung
from chalicelib.files.actions import attaching
from chalicelib.files.present import attached
from chalicelib.files.routes import files, folders, uploads

hanging.BY.append(attaching)
hung.BY.append(attached)

__all__ = ["files", "folders", "uploads"]
