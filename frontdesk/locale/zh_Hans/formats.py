"""Where Chinese pages differ from what Django knows: ¥1,234,567.00, as invoices have it."""

NUMBER_GROUPING = 3
THOUSAND_SEPARATOR = ","
