"""What the words mean: frozen values and rules of plan, task, unit, period and progress. No input, no output."""
