"""What the pages of the site weigh, and what Lighthouse says of them."""
