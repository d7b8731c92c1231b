"""The screen. The only package that knows Textual; it speaks cells and keys, and layout.py translates."""
