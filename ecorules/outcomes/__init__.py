"""What is published of real areas: levels without their evidence, each with its source."""
