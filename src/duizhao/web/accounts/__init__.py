"""Accounts: sign-in, passwords, sessions. Who a person is stands in units."""
