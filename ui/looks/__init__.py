"""How values of the field look in every view: the sign, word and colour of a state, the words of a time."""
