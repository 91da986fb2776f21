"""How the tables of a collection came about: a module a version, which is never changed once it was given out."""
