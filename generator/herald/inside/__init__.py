"""What staff and reporters are given, and nobody publishes."""
