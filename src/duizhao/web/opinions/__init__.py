"""Opinion rounds: slips and other channels, sealed until opened, handed on verbatim, what became of them."""
