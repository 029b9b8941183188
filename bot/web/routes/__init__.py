"""The web chat's addresses, split by meaning. They translate, and decide nothing."""
