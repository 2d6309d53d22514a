"""Programs for sound and film: ffmpeg, MediaInfo, MediaConch; and what their files may claim."""
