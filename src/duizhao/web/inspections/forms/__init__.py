"""What people type about feedbacks, findings and open items of earlier meetings."""
