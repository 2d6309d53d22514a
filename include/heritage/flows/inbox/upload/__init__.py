"""Deliveries that are sent through the browser, piece by piece: announced, received, landed in the inbox, or left and removed.

An upload is a folder `inbox/<institution>/.upload-<id>/`, on the inbox's own disk: what was announced, and what has come of it. All that is
known of it is on disk, so that whichever process of the web server is asked next goes on where the last one was killed.
"""
