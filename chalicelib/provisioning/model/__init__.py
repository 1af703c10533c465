"""The words of provisioning."""
