"""Settings, addresses and commands of the web application."""
