"""What a year's notice asks for, as data: theme, aspects, what must also be explained, shares."""
