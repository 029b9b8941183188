"""Why a group differs, from the data alone: by how many rows it has, by their mix, and by what the same rows do."""
