"""Pure decisions about mails."""
