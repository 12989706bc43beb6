"""What the notices about documents may name; each kind in a file of its own. A confidential document is called by its number alone."""

PLACEHOLDERS = ("number", "what", "link")
SAMPLES = {"number": ("收〔2026〕15号", "收〔2026〕15号"), "what": ("关于春节放假的通知", "Spring Festival holidays")}
