"""What a file is wrapped in, opened within limits: zip, XML, OLE, and the kind told from bytes."""
