"""Values of several articles become slots; what answers a slot differently is a disagreement."""
