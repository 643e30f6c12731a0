"""How a node hears of what was stored. Always a hint; the inbox is the truth."""
