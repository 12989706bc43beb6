"""Catalogue, ledger, demand, purchasing, stocktakes."""
