"""A door to the product: the command line today; the Celery workers join with the chat."""
