"""Running a script of ours in a process of its own with bounds: one that eats memory, hangs or crashes takes nothing along."""
