"""What people do with files and folders."""
