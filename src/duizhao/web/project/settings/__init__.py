"""Settings: installation for every installation, test for the tests."""
