"""Questions of a CRM export: its open deals, its past ones, and what if some ended otherwise."""
