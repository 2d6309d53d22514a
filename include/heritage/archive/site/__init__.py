"""Where bytes lie: folders, S3, SFTP and whatever fsspec reaches; written whole or not at all, read back."""
