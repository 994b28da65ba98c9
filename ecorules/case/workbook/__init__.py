"""The form that an area fills in: what stands where, for those who write it and who read it."""
