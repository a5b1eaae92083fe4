"""Small widgets and delegates that several places share."""
