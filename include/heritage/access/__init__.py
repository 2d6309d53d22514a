"""What readers get, outside the house. `gate` says what may be shown, `shelf` keeps what is published, `image` and `manifest` speak IIIF, and
`door` is the web server that strangers reach. Nothing here reaches a site, the catalogue of the archive or a key."""
