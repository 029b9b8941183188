"""What the product can do, one file for each capability. Capabilities do not import one another, nor engines."""
