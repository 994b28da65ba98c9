"""What leaves the house: pages for people.  Nothing is judged here."""
