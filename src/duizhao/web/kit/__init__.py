"""What every app uses and no app is about: claims, answers, paging, uploads, the look."""
