"""The review page: picture, transcript, policies, findings and timeline of one recording."""
