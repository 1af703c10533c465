"""What is said about the audit log."""

TEXTS: dict[str, str] = {
    "auditors_only": "Seuls les auditeurs consultent le journal d’audit.",
    "ends_first": "La fin précède le début.",
}
