"""Promises with a clock: lights, ladders, "why is it due then?"."""
