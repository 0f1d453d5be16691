"""What more than one output tells of, each worked out once."""
