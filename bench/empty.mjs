// Nothing: what starting node costs.
