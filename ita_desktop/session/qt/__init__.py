"""What Python must know of Qt: errors in its methods, callbacks that end with their object, garbage, a polite end."""
