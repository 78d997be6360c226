"""Small charts that print: plain numbers in, places on a drawing out; words and patterns, never colour alone."""
