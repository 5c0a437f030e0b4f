"""What is offered at the first start."""
