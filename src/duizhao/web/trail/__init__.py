"""The trail: points raised, whatever their channel, and the problems that answer them."""
