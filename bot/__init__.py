"""A door to the product: the chat platforms, intake and the courier."""
