"""The whole product on one machine: web server, worker and beat as children of one process."""
