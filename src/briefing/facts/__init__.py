"""What follows from a brief and its proof, decided once for every screen and every format.

Each function takes the model and what `check` gave, and returns typed values. The words for a value come
from `model.wording` or from the verdict; how they are laid out is for those who show them.
"""
