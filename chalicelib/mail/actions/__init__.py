"""What is done about mails."""
