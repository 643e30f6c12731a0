"""One module per step of the schema, each with the way forward and the way back."""
