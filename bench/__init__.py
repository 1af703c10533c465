"""Measurements side by side, each printing ratios: never a verdict, never an absolute time alone."""
