"""What leaves the program as data: one small module for each format."""
