"""What was decided to be made, made and kept: tasks, the processes they run in, the ledger."""
