"""Files made of pages (.pdf, .ofd): placed lines become paragraphs, headers and numbers go."""
