"""Rows of the service, and the measurements that they are made of."""
