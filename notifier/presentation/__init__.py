"""Words: what a person reads about an event, in their language and locale."""
