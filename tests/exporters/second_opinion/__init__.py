"""A second opinion on our Word files: reads their XML by itself and knows the rules by heart; shares nothing with `app`."""
