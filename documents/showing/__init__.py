"""What pages say about documents that is worked out and stored nowhere."""
