"""What is said about the audit log."""

TEXTS: dict[str, str] = {
    "auditors_only": "Only auditors look into the audit log.",
    "ends_first": "The end lies before the beginning.",
}
