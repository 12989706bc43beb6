"""The demo company 远山科技: 120 people in ten departments, invented from lists; no living person is meant."""
