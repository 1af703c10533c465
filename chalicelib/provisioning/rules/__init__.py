"""Pure decisions of provisioning."""
