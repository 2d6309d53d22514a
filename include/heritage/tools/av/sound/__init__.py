"""Sound containers read by ourselves: what each header says of the samples stored in it, against which a decoder is held."""
