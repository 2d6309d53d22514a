"""Sample deliveries of photographs: scenes, files, and faults."""
