"""What happens to the audit log itself."""

from chalicelib.foundation.events import Event


class AuditExported(Event):
    """An auditor took a sheet of the audit log away; `refs` and `data` tell by what it was filtered."""

    name = "audit.exported"
    ledger = "audit"
