"""The numbers that the project promises, measured: python -m benchmarks [NAME ...]."""
