"""Mails as their readers see them: the words, then the pages that hold them."""
