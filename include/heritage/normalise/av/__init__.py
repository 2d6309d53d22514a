"""Masters and access copies of sound, film and image sequences: made by ffmpeg or by our own chunk writer, proved by a full decode."""
