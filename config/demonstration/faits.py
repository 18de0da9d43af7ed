"""What happens in a commune: contraventions that a rappel à l'ordre may answer, never a délit."""

from procedure.droit.infractions import PAR_CLE

BRUIT = PAR_CLE["R. 623-2 CP"]
DEPOT = PAR_CLE["R. 634-2 CP"]
COLLECTE = PAR_CLE["R. 632-1 CP"]
CHIEN = PAR_CLE["R. 622-2 CP"]
DEGRADATION = PAR_CLE["R. 635-1 CP"]
ENTRAVE = PAR_CLE["R. 644-2 CP"]
ARRETE = PAR_CLE["R. 610-5 CP"]
ECOLE = PAR_CLE["R. 624-7 CP"]
EPAVE = PAR_CLE["R. 635-8 CP"]
