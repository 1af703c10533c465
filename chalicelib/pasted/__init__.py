"""Pasted addresses: what the pages behind them call themselves, where asking them tells nobody anything."""
