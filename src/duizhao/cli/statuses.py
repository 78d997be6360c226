"""What a command that looks for something leaves with: nothing found, something found, something not done."""

CLEAN, FOUND, FAULT = 0, 1, 2
