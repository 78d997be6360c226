"""What every part needs to know about written Chinese: normal form, numerals, dates, sentences, phrases."""
