"""Stories about mails."""
