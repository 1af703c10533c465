"""Brings the artefact into an AWS account, and takes it away again: first checks, then changes, shown."""
