"""What is to be ready before a deadline or an anniversary."""
