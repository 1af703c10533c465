"""The only speaker to the tables about mails."""
