"""From raw WhatsApp text to tokens that point back into it."""
