"""The blocks of `office.yml`, and what a policy of it must name."""
