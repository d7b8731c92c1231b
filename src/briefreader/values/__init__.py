"""Typed things that one article states, each a span in its text."""
