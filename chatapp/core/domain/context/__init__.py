"""The room that requests take in a model's context window: values, estimates, known windows."""
