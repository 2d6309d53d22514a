"""Where each page and each address of the REST API is answered: who may ask, what is read, which page of `heritage.pages` shows it."""
