"""Settings of the whole suite. It runs in parallel on slow machines, so nothing in it depends on the clock."""

from hypothesis import HealthCheck, settings

settings.register_profile("suite", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")
