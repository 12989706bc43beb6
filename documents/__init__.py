"""Registers, sign-off, circulation."""
