"""The Mayor's time, reckoned: what takes it, what is free of it, who asks for it, where it went."""
